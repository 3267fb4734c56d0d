package dev.aisha.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A service of Aisha as the build packages it. */
public enum Service {
    BILLING("billing-service"),
    WORKER("transcription-worker"),
    GATEWAY("bot-gateway");

    private static final List<String> COMMON =
            List.of("INTERNAL_API_TOKEN", "LOG_FORMAT", "LOG_LEVEL", "OTEL_EXPORTER_OTLP_ENDPOINT");
    private static final List<String> TELEGRAM = List.of("TELEGRAM_BOT_TOKEN", "TELEGRAM_API_URL");
    private static final List<String> OBJECTS =
            List.of("MINIO_ENDPOINT", "MINIO_ACCESS_KEY", "MINIO_SECRET_KEY", "MINIO_BUCKET");

    private final String module;

    Service(String module) {
        this.module = module;
    }

    /** The Maven module, which is also what the service is called. */
    public String module() {
        return module;
    }

    /** What is started; {@code root} is the project's root. */
    public Path jar(Path root) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /**
     * The names of the variables of the contract that it reads, without what differs between the services of one
     * stack: port, log file and instance id.
     */
    public List<String> variables() {
        return switch (this) {
            case BILLING ->
                together(Stream.of(
                        COMMON,
                        List.of(
                                "DATABASE_URL",
                                "TRANSCRIPTION_COST_PER_MINUTE",
                                "FREE_MINUTES_PER_DAY",
                                "FREE_MINUTES_ZONE",
                                "WELCOME_BALANCE",
                                "TOP_UP_PACKAGES")));
            case WORKER ->
                together(Stream.of(
                        COMMON,
                        TELEGRAM,
                        OBJECTS,
                        List.of(
                                "REDIS_URL",
                                "MINIO_SSE",
                                "OPENAI_API_KEY",
                                "OPENAI_BASE_URL",
                                "OPENAI_MODEL",
                                "BILLING_URL",
                                "WORKER_CONCURRENCY",
                                "CHUNK_CONCURRENCY")));
            case GATEWAY ->
                together(Stream.of(
                        COMMON,
                        TELEGRAM,
                        OBJECTS,
                        List.of(
                                "BOT_MODE",
                                "WEBHOOK_URL",
                                "WEBHOOK_SECRET",
                                "ADMIN_IDS",
                                "DATABASE_URL",
                                "REDIS_URL",
                                "BILLING_URL",
                                "OPENAI_CHAT_MODEL",
                                "RENDITION_COST_PER_1000_CHARACTERS")));
        };
    }

    private static List<String> together(Stream<List<String>> lists) {
        return lists.flatMap(List::stream).toList();
    }
}
