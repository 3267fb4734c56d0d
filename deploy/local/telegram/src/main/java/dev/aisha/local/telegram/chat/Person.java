package dev.aisha.local.telegram.chat;

import org.jspecify.annotations.Nullable;

/**
 * Someone who can talk to the bot; in a private chat the chat's id is the person's id.
 *
 * @param username without the leading {@code @}, null where the person has none
 * @param languageCode IETF tag that Telegram sends with the person's messages, such as {@code ru}
 * @param started whether the person has written to the bot, before which the bot cannot write to them
 * @param blocked whether the person has blocked the bot
 */
public record Person(
        long id, String firstName, @Nullable String username, String languageCode, boolean started, boolean blocked) {

    Person start() {
        return new Person(id, firstName, username, languageCode, true, blocked);
    }

    Person block(boolean now) {
        return new Person(id, firstName, username, languageCode, started, now);
    }
}
