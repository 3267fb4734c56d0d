package dev.aisha.worker.speech;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.Lane;
import dev.aisha.platform.tracing.Traces;
import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.pace.Attempt;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.Patience;
import dev.aisha.worker.turns.TakeTurn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The worker's uploading with no worker around it, for a benchmark. In this package as its parts are nobody else's. */
public final class UploadAlone {
    private static final Duration CHUNK = Duration.ofSeconds(60);

    private final AskInTurn ask;

    /** To a speech service, so many requests at once, with the turns of all replicas taken in Redis. */
    public UploadAlone(String speechUrl, int atOnce, RedisDataSource redis) {
        SpeechConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SpeechConfig.class)
                .withDefaultValue("aisha.speech.base-url", speechUrl)
                .withDefaultValue("aisha.speech.api-key", "sk-bench")
                .withDefaultValue("aisha.speech.model", "gpt-transcribe")
                .withDefaultValue("aisha.speech.chunk-concurrency", String.valueOf(atOnce))
                .build()
                .getConfigMapping(SpeechConfig.class);
        Clock clock = Clock.systemUTC();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ask = new AskInTurn(
                new AskSpeechService(
                        config, SpeechEngine.of(config.model()), new ReadAnswer(new ObjectMapper(), clock)),
                new SpeechBreaker(clock, meters, config),
                new TakeTurn(redis, clock),
                new Patience(Thread::sleep, () -> 1.0),
                meters,
                Traces.off(),
                config);
    }

    /** Sends one chunk so many times, as the chunks of one long file, and waits for all answers. */
    public void upload(Path chunk, int times) throws Exception {
        AudioChunk audio = new AudioChunk(0, Duration.ZERO, CHUNK, List.of(), chunk, "ogg");
        Deadline deadline = new Deadline(Clock.systemUTC().instant().plus(Duration.ofMinutes(5)), Clock.systemUTC());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Attempt<SpeechAnswer>>> answers = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                answers.add(threads.submit(() -> ask.ask(Lane.LONG, audio, SpeechHints.NONE, deadline)));
            }
            for (Future<Attempt<SpeechAnswer>> answer : answers) {
                if (!(answer.get() instanceof Attempt.Done<SpeechAnswer>(SpeechAnswer.Recognised text))) {
                    throw new IllegalStateException("a chunk was not recognised: " + answer.get());
                }
            }
        }
    }
}
