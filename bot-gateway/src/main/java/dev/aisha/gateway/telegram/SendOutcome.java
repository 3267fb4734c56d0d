package dev.aisha.gateway.telegram;

import java.time.Duration;

/** What became of a message that was sent or edited. */
public sealed interface SendOutcome {
    /** It stands in the chat as it should, now or already since an earlier attempt. */
    record Shown(long messageId) implements SendOutcome {}

    /** The message to edit is not there any more, or can no longer be edited. */
    record Gone() implements SendOutcome {}

    /** The user has blocked the bot or left, or the group does not let it write; nothing can be shown there. */
    record Blocked() implements SendOutcome {}

    /**
     * Too many messages: try again when this time has passed.
     *
     * @param everybody whether other chats had better wait too
     */
    record Wait(Duration atLeast, boolean everybody) implements SendOutcome {}

    /** The group is a supergroup with this id now. Its messages are gone, and what was to be shown was not. */
    record Moved(long toChatId) implements SendOutcome {}

    /** Telegram could not be reached, or does not know our token: the message was not sent. */
    record NotSent() implements SendOutcome {}

    /** Telegram did not answer; nobody knows whether the message stands. */
    record Unknown() implements SendOutcome {}

    /** Telegram does not take this message; trying again does not help. */
    record Refused(String description) implements SendOutcome {}
}
