/**
 * Ogg/Opus as packets, without decoding: chunks are cut from a file, also while it is still being written, at almost no
 * cost, and are decoded to exactly the sound that was asked for.
 *
 * <ul>
 *   <li>{@link dev.aisha.worker.ogg.CheckOgg}: is a file one whose packets can be copied, and how long is it;
 *       {@link dev.aisha.worker.ogg.CheckedOgg} is the answer
 *   <li>{@link dev.aisha.worker.ogg.CutOpus}: the chunks
 * </ul>
 *
 * <p>Under them, from bytes to sound: {@code ReadPages} finds the {@code OggPage}s of a file ({@code OggCrc});
 * {@code ReadOpus} joins their segments to an {@code OpusHead} and {@code OpusPacket}s with their positions;
 * {@code HeldPackets} keeps those that a chunk may need; {@code WriteOpus} makes a file of them. {@code OpusTime}
 * counts.
 *
 * <p>The formats are RFC 3533 (Ogg), RFC 7845 (Opus in Ogg) and RFC 6716 (Opus). A file is hostile until shown
 * otherwise: nothing is held that it alone decides the size of, and what does not fit is a
 * {@link dev.aisha.worker.ogg.NotOggOpusException}.
 */
@NullMarked
package dev.aisha.worker.ogg;

import org.jspecify.annotations.NullMarked;
