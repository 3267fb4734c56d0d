/**
 * The assembled text with its timed segments: {@link dev.aisha.worker.transcript.AssembleTranscript} is the way in.
 *
 * <ol>
 *   <li>{@code ReadWords} reads each chunk's text as words, with the engine's times where it gives them
 *   <li>{@code JoinPieces} puts the chunks together: {@code FindSeam} finds what two overlapping chunks both heard, by
 *       times ({@code AlignTimes}) or by the words alone ({@code CommonRun}); {@code MendJoin} sees to marks and spaces
 *   <li>{@code TimeLines} gives every word a place in a segment: the engine's, or our own ({@code SpreadOverSounds})
 *   <li>{@code WriteText} writes it all as one text with paragraphs
 * </ol>
 *
 * <p>Where chunks do not overlap, every word that an engine heard is in the text, in order. Where they do, so is every
 * word once, provided that both sides heard at least one whole word in the overlap (three characters of a script without
 * spaces) alike. Words that are said again and again across an overlap are counted exactly with times of words, without
 * them at least as often as either side heard them. Segments hold all words of the text and do not overlap.
 */
@NullMarked
package dev.aisha.worker.transcript;

import org.jspecify.annotations.NullMarked;
