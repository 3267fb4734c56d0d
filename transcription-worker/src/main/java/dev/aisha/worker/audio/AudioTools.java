package dev.aisha.worker.audio;

import java.nio.file.Path;

/**
 * The programs that were found at start.
 *
 * @param libraries where the programs find their shared libraries, empty for those that know by themselves
 */
public record AudioTools(Path ffmpeg, Path ffprobe, String libraries) {}
