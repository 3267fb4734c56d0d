package dev.aisha.worker;

import dev.aisha.platform.Environment;
import dev.aisha.platform.Environment.Variable;
import dev.aisha.platform.EnvironmentFormats;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.stream.Stream;

/** Starts the worker after a look at its environment. */
@QuarkusMain
public final class WorkerMain {
    private WorkerMain() {}

    /** What a worker reads from its environment, as ops know it. */
    static List<Variable> variables() {
        Stream<Variable> own = Stream.of(
                EnvironmentFormats.redisUrl(),
                EnvironmentFormats.internalApiToken(),
                EnvironmentFormats.billingUrl(),
                Variable.required(
                        "OPENAI_API_KEY", "the key of the speech service", EnvironmentFormats.matches("\\S+")),
                Variable.optional(
                        "OPENAI_BASE_URL", "https://api.openai.com/v1", EnvironmentFormats.isUrl("http", "https")),
                Variable.optional(
                        "OPENAI_MODEL", "gpt-transcribe", EnvironmentFormats.matches("[A-Za-z0-9._:/-]{1,100}")),
                Variable.optional(
                        "MINIO_SSE", "auto, required or off", EnvironmentFormats.oneOf("auto", "required", "off")),
                Variable.optional("WORKER_CONCURRENCY", "1 to 64", EnvironmentFormats.isBetween(1, 64)),
                Variable.optional("CHUNK_CONCURRENCY", "1 to 256", EnvironmentFormats.isBetween(1, 256)));
        return Stream.of(EnvironmentFormats.telegram().stream(), EnvironmentFormats.objectStore().stream(), own)
                .flatMap(variables -> variables)
                .toList();
    }

    public static void main(String... args) {
        Environment.run("transcription-worker", variables(), args);
    }
}
