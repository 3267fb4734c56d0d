/**
 * Renditions: what a language model makes of a transcript.
 *
 * <ul>
 *   <li>{@link dev.aisha.worker.rendition.RenderTranscript}: the way of such a job, from the transcript to its rendition
 *   <li>{@link dev.aisha.worker.rendition.FoldText}: a text of any length, in parts of which the model takes one at a time
 *   <li>{@link dev.aisha.worker.rendition.Instructions}: what the model is told
 *   <li>{@link dev.aisha.worker.rendition.AskModel}: one part, asked until it is answered
 *   <li>{@link dev.aisha.worker.rendition.AskModelService}: one request
 * </ul>
 */
@NullMarked
package dev.aisha.worker.rendition;

import org.jspecify.annotations.NullMarked;
