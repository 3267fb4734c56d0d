package dev.aisha.local.telegram.chat;

import java.time.Instant;

/** Something that happened in a chat, in the order of {@code sequence} over all chats. */
public sealed interface ChatEvent {

    long sequence();

    Instant at();

    long chatId();

    /** Someone new can talk to the bot, or started or blocked it. */
    record PersonChanged(long sequence, Instant at, Person person) implements ChatEvent {
        @Override
        public long chatId() {
            return person.id();
        }
    }

    /** A message came into the chat, from the person or from the bot. */
    record Sent(long sequence, Instant at, ChatMessage message) implements ChatEvent {
        @Override
        public long chatId() {
            return message.chatId();
        }
    }

    /** The bot edited a message of its own. */
    record Edited(long sequence, Instant at, ChatMessage message) implements ChatEvent {
        @Override
        public long chatId() {
            return message.chatId();
        }
    }

    /** A message was taken out of the chat. */
    record Deleted(long sequence, Instant at, ChatMessage message) implements ChatEvent {
        @Override
        public long chatId() {
            return message.chatId();
        }
    }

    /** The bot shows that it is doing something, such as {@code typing}. */
    record BotActing(long sequence, Instant at, long chatId, String action) implements ChatEvent {}

    /**
     * The press of a button was answered, as a toast or as an alert that must be closed. Of a button that pays, this is
     * the end: with no text where it was paid, else with an alert that says why not.
     */
    record PressAnswered(long sequence, Instant at, long chatId, String queryId, String text, boolean alert)
            implements ChatEvent {}
}
