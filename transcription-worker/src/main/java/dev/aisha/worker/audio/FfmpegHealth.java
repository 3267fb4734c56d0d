package dev.aisha.worker.audio;

import jakarta.inject.Singleton;
import java.nio.file.Files;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the programs that were found at start are still there. */
@Readiness
@Singleton
final class FfmpegHealth implements HealthCheck {
    private final AudioTools tools;

    FfmpegHealth(AudioTools tools) {
        this.tools = tools;
    }

    @Override
    public HealthCheckResponse call() {
        boolean there = Files.isExecutable(tools.ffmpeg()) && Files.isExecutable(tools.ffprobe());
        return HealthCheckResponse.named("ffmpeg").status(there).build();
    }
}
