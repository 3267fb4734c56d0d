/**
 * From chunks of audio to their text, by any service with OpenAI's transcription endpoint.
 *
 * <ul>
 *   <li>{@link dev.aisha.worker.speech.SpeechEngine}: what each engine can do, in one place
 *   <li>{@link dev.aisha.worker.speech.RecogniseChunks}, {@link dev.aisha.worker.speech.RecogniseChunk}: all chunks in
 *       parallel; one chunk, with patience and checkpoint
 *   <li>{@link dev.aisha.worker.speech.AskInTurn}: one request, when it may be made: a slot, the
 *       {@link dev.aisha.worker.speech.SpeechBreaker}, its turn among all replicas ({@code turns})
 *   <li>{@link dev.aisha.worker.speech.RequestFields}, {@link dev.aisha.worker.speech.ReadAnswer}: what is sent, what is
 *       answered
 *   <li>{@link dev.aisha.worker.speech.SpeechAnswer}: what came of one request
 * </ul>
 */
@NullMarked
package dev.aisha.worker.speech;

import org.jspecify.annotations.NullMarked;
