/**
 * A speech server on this machine with OpenAI's transcription endpoint and a recogniser behind it.
 *
 * <ul>
 *   <li>{@link dev.aisha.local.speech.LocalSpeech} is the server, {@link dev.aisha.local.speech.SpeechMain} its command;
 *       {@link dev.aisha.local.speech.ChooseRecogniser} picks the best recogniser that can be had.
 *   <li>{@code endpoint}: HTTP; multipart in, every answer format and OpenAI's errors out.
 *   <li>{@code audio}: any audio file to 16 kHz mono PCM by ffmpeg.
 *   <li>{@code recognition}: what a recogniser is.
 *   <li>{@code sphinx}, {@code whisper}: the real recognisers; {@code scripted}, {@code tone}: those of the tests.
 *   <li>{@code demo}: the voice note that everybody hears first.
 * </ul>
 */
@NullMarked
package dev.aisha.local.speech;

import org.jspecify.annotations.NullMarked;
