/**
 * The message in the chat that becomes the transcript: {@code PLACED → READY → DELIVERED | UNDELIVERABLE}.
 *
 * <ul>
 *   <li>{@link dev.aisha.gateway.delivery.PlaceMessage}: the placeholder, early
 *   <li>{@link dev.aisha.gateway.delivery.ShowPosition}: edits it while the job waits in its lane
 *   <li>{@link dev.aisha.gateway.delivery.ShowProgress}: edits it while a worker is at it
 *   <li>{@link dev.aisha.gateway.delivery.DeliverTranscript}: edits it into the transcript, or into the word about why
 *       there is none. Telegram has no idempotent send, but edits are: repeating this step does no harm
 * </ul>
 *
 * <p>Whoever talks to Telegram about a message has its row's {@code due_at} in the future meanwhile, so that a late
 * position or progress never overwrites a transcript, and two replicas never write the same. A message that was sent without
 * a known answer may stand: so a placeholder is not sent a second time while the job is under way, and a transcript is never
 * sent at all, but always edited into a placeholder that is known to stand.
 */
@NullMarked
package dev.aisha.gateway.delivery;

import org.jspecify.annotations.NullMarked;
