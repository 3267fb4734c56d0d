package dev.aisha.gateway.telegram;

import java.time.Duration;

/** What became of a message that was sent or edited. */
public sealed interface SendOutcome {
    /** It stands in the chat as it should, now or already since an earlier attempt. */
    record Shown(long messageId) implements SendOutcome {}

    /** The message to edit is not there any more, or can no longer be edited. */
    record Gone() implements SendOutcome {}

    /** The user has blocked the bot or left; nothing can be shown to them. */
    record Blocked() implements SendOutcome {}

    /** Too many messages: try again when this time has passed. */
    record Wait(Duration atLeast) implements SendOutcome {}

    /** Telegram could not be reached; nobody knows whether the message stands. */
    record Unknown() implements SendOutcome {}

    /** Telegram does not take this message; trying again does not help. */
    record Refused(String description) implements SendOutcome {}
}
