package dev.aisha.worker.audio;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real ffmpeg and the steps that use it, for tests. */
public final class Toolbox {
    final AudioConfig config = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(AudioConfig.class)
            .build()
            .getConfigMapping(AudioConfig.class);
    final AudioTools tools;
    final RunTool run;
    final ProbeAudio probe;
    final SplitAudio split;
    final ArchiveAudio archive;

    public Toolbox() throws InterruptedException {
        tools = new FindAudioTools().find(config);
        run = new RunTool(tools);
        probe = new ProbeAudio(run, config, new ObjectMapper());
        split = new SplitAudio(new DecodeAudio(run, config));
        archive = new ArchiveAudio(run, config);
    }

    /** Runs ffmpeg as a test wants it, to make a file. */
    public Path make(Path file, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(tools.ffmpeg().toString(), "-v", "error", "-y"));
        command.addAll(List.of(arguments));
        command.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LD_LIBRARY_PATH", tools.libraries()));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || !Files.exists(file)) {
            throw new IOException("test file could not be made: " + said);
        }
        return file;
    }
}
