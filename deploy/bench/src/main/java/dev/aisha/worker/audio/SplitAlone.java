package dev.aisha.worker.audio;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.JobId;
import dev.aisha.worker.speech.SpeechEngine;
import dev.aisha.worker.workspace.JobFolder;
import dev.aisha.worker.workspace.Workspace;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;

/** The worker's splitting with no worker around it, for a benchmark. In this package as its parts are nobody else's. */
public final class SplitAlone {
    private final Workspace workspace;
    private final ProbeAudio probe;
    private final SplitAudio split;

    /** With its temporary files in {@code folder}. */
    public SplitAlone(Path folder) throws Exception {
        AudioConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(AudioConfig.class)
                .build()
                .getConfigMapping(AudioConfig.class);
        RunTool run = new RunTool(new FindAudioTools().find(config));
        workspace = new Workspace(folder);
        probe = new ProbeAudio(run, config, new ObjectMapper());
        split = new SplitAudio(new DecodeAudio(run, config));
    }

    /**
     * What came of it.
     *
     * @param first how long it took until the first chunk was there to be sent
     * @param chunks how many there were
     */
    public record Outcome(Duration first, int chunks) {}

    /** Finds the pauses of a file and cuts it into chunks that could be uploaded, and throws them away. */
    public Outcome split(Path file) throws Exception {
        long began = System.nanoTime();
        Count chunks = new Count();
        try (JobFolder folder = workspace.open(JobId.of(1, 1, 1))) {
            ProbedAudio audio = probe.probe(file);
            split.split(audio, SpeechEngine.of("gpt-transcribe").uploads(), folder, chunks);
        }
        return new Outcome(Duration.ofNanos(chunks.firstAt - began), chunks.number);
    }

    private static final class Count implements SplitAudio.Chunks {
        private long firstAt;
        private int number;

        @Override
        public void next(AudioChunk chunk) {
            if (number++ == 0) {
                firstAt = System.nanoTime();
            }
        }
    }
}
