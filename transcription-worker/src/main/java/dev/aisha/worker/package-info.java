/**
 * The transcription worker: takes jobs from Redis, turns their audio into text, keeps the text in the object store,
 * tells the gateways. It keeps nothing itself; any number of workers run side by side.
 *
 * <p>{@link dev.aisha.worker.TranscribeJob} is the way of a job in one screen. Its steps, by package:
 *
 * <ol>
 *   <li>{@code queue}: {@link dev.aisha.worker.queue.TakeJob} leases a job
 *   <li>{@code fetch}: {@link dev.aisha.worker.fetch.FetchAudio} brings its audio here
 *   <li>{@code audio}: {@link dev.aisha.worker.audio.ProbeAudio}, {@link dev.aisha.worker.audio.SplitAudio} while it is
 *       decoded, with {@code listening} and {@code ogg}; {@link dev.aisha.worker.audio.ArchiveAudio}
 *   <li>{@code billing}: {@link dev.aisha.worker.billing.RaiseReservation} where it is longer than announced
 *   <li>{@code speech}: {@link dev.aisha.worker.speech.RecogniseChunks} from the first chunk on
 *   <li>{@code transcript}: {@link dev.aisha.worker.transcript.AssembleTranscript}
 *   <li>{@code storage}: {@link dev.aisha.worker.storage.KeepTranscript}
 *   <li>{@code queue}: {@link dev.aisha.worker.queue.Lease#finish} tells the result and ends the job
 * </ol>
 *
 * <p>Beside them {@code pace} (bounds, patience, deadlines), {@code turns} (a provider's limits, shared by all workers),
 * {@code redis} (its scripts and errors) and {@code workspace} (temporary files).
 */
@NullMarked
package dev.aisha.worker;

import org.jspecify.annotations.NullMarked;
