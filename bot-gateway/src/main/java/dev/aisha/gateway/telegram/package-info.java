/**
 * The Bot API. Only this package sees the client library's types, the bot's token and the URLs that contain it; what
 * leaves it are our own words and sealed outcomes.
 *
 * <ul>
 *   <li>{@link dev.aisha.gateway.telegram.Telegram}: messages and documents, sent and edited, each in its turn
 *   <li>{@link dev.aisha.gateway.telegram.GroupMembers}: who is an administrator of a group; {@link
 *       dev.aisha.gateway.telegram.BotName}: what the bot is called there
 *   <li>{@link dev.aisha.gateway.telegram.TelegramUpdates}: long polling, webhook registration
 *   <li>{@link dev.aisha.gateway.telegram.ReadUpdate}: an update's JSON as an
 *       {@link dev.aisha.gateway.telegram.IncomingUpdate}
 * </ul>
 */
@NullMarked
package dev.aisha.gateway.telegram;

import org.jspecify.annotations.NullMarked;
