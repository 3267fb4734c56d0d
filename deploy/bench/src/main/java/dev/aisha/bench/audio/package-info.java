/** The worker's way with audio against plain ffmpeg and the naive way: {@link dev.aisha.bench.audio.AudioBench}. */
@NullMarked
package dev.aisha.bench.audio;

import org.jspecify.annotations.NullMarked;
