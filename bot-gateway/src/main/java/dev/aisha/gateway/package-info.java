/**
 * The bot gateway: takes voice notes in, has them paid for and transcribed, and brings the text back to the chat.
 *
 * <p>{@link dev.aisha.gateway.NoteFlow} is the way of a note, step by step. The packages, in the order in which a note
 * comes through them:
 *
 * <ul>
 *   <li>{@code intake}: updates from Telegram, polled or by webhook
 *   <li>{@code notes}: what a voice note is
 *   <li>{@code admission}: a note becomes a job, once, within limits
 *   <li>{@code billing}: coins are reserved, later captured or released
 *   <li>{@code submission}: the job goes to the workers
 *   <li>{@code waiting}: who waits learns how many are before them
 *   <li>{@code results}: what the workers tell
 *   <li>{@code delivery}: placeholder, position, progress, transcript in the chat
 *   <li>{@code deadjobs}: what the workers gave up is looked at, and put back
 *   <li>{@code sweeping}: comes back to what was left behind
 * </ul>
 *
 * <p>Beside the way: {@code jobs} (the ledger, which is the truth), {@code commands} (and buttons), {@code language},
 * {@code settings} (what users have chosen), {@code files} (a transcript to keep), {@code history} (all of them),
 * {@code exporting} (and everything else of a user, to take along), {@code temporary} (files for a moment),
 * {@code erasing} (what is to be gone), {@code repeating} (a note is done over), {@code cancelling} (or not done at all),
 * {@code quoting} (or only at a price), {@code topup} (coins for Stars), {@code privacy} (who is forgotten),
 * {@code groups} (when she speaks among several people, and who pays),
 * {@code admins} (who runs her), {@code ops} (what they ask in chat), {@code broadcasting} (one message to everybody),
 * {@code internalapi} (ops), {@code library} (the object store), {@code telegram} (the Bot API), {@code turns} (how fast
 * Telegram is written to), {@code limits} (how much one user may ask for), {@code database}, {@code redis} (state that
 * replicas share for a short time), {@code peers} (which of them does not answer), {@code backlog} (how much there is to do), {@code work} (virtual threads with
 * limits).
 */
@NullMarked
package dev.aisha.gateway;

import org.jspecify.annotations.NullMarked;
