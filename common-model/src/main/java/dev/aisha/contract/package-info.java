/**
 * What crosses a process boundary in Aisha, and nothing else.
 *
 * <ul>
 *   <li>{@link dev.aisha.contract.JobId}: the one id of a note's job, reservation and transcript
 *   <li>{@link dev.aisha.contract.TranscriptionJob}: gateway → worker, on a {@link dev.aisha.contract.Lane}
 *   <li>{@link dev.aisha.contract.JobProgress}, {@link dev.aisha.contract.JobResult}: worker → gateway
 *   <li>{@link dev.aisha.contract.FailureCode}: why a job ended without a transcript, and whose fault it was
 *   <li>{@link dev.aisha.contract.JobStreams}: the names of streams, groups and fields in Redis
 *   <li>{@link dev.aisha.contract.TranscriptKeys}: where a transcript's objects lie in the store
 *   <li>{@code dev.aisha.contract.billing}: billing's requests and answers
 * </ul>
 *
 * <p>Changes are additive: the golden files of the tests are messages of earlier versions, which every later version
 * reads.
 */
@NullMarked
package dev.aisha.contract;

import org.jspecify.annotations.NullMarked;
