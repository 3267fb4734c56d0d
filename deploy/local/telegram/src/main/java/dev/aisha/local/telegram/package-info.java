/**
 * Telegram on this machine: a Bot API server and a chat page, for developers and for tests.
 *
 * <ul>
 *   <li>{@link dev.aisha.local.telegram.LocalTelegram} is the whole of it, to start and to close;
 *   <li>{@code chat}: people, messages, and the log of what happened;
 *   <li>{@code user}: what people do;
 *   <li>{@code stars}: payments in Telegram Stars, from the press of Pay to the refund;
 *   <li>{@code botapi}: what the bot may ask, and the faults that tests put in its way;
 *   <li>{@code updates}: how the bot is told, by long polling or webhook;
 *   <li>{@code text}: markup and entities; {@code files}: the file store; {@code wire}: Telegram's JSON;
 *   <li>{@code page}: the chat page and the control API behind it.
 * </ul>
 */
@NullMarked
package dev.aisha.local.telegram;

import org.jspecify.annotations.NullMarked;
