/**
 * From a file that somebody sent to chunks that a speech service takes, with ffmpeg.
 *
 * <ul>
 *   <li>{@link dev.aisha.worker.audio.ProbeAudio}: is it audio, and of which kind
 *   <li>{@link dev.aisha.worker.audio.SplitAudio}: one decode ({@code DecodeAudio}) that is listened to; chunks
 *       ({@code CutChunks}) leave while it goes on
 *   <li>{@link dev.aisha.worker.audio.ArchiveAudio}: the MP3 that is kept
 * </ul>
 *
 * <p>Whatever came is hostile until shown otherwise: ffmpeg reads local files of a short list of containers and nothing
 * else ({@code SafeFfmpeg}), and runs without our environment, with caps, killed with its children ({@code RunTool}).
 */
@NullMarked
package dev.aisha.worker.audio;

import org.jspecify.annotations.NullMarked;
