package dev.aisha.chaos.storm;

import dev.aisha.chaos.history.BotMessage;
import dev.aisha.chaos.history.LostSend;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.botapi.BotRequest;
import dev.aisha.local.telegram.chat.ChatEvent;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.chat.Journal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes down what the bot says in all chats, and which of its sends were never answered. */
final class WatchChats implements AutoCloseable {
    private static final int DROPPED = 0;

    private final Map<Place, BotMessage> messages = new LinkedHashMap<>();
    private final List<LostSend> lostSends = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Journal.Subscription chats;
    private final Journal.Subscription requests;

    private record Place(long chat, long message) {}

    WatchChats(LocalTelegram telegram) {
        chats = telegram.events().subscribe(this::happened);
        requests = telegram.requests().subscribe(this::asked);
    }

    private synchronized void happened(ChatEvent event) {
        switch (event) {
            case ChatEvent.Sent sent -> said(sent.message());
            case ChatEvent.Edited edited -> said(edited.message());
            case ChatEvent.Deleted deleted -> gone(deleted.message());
            case ChatEvent.PersonChanged ignored -> {}
            case ChatEvent.BotActing ignored -> {}
            case ChatEvent.PressAnswered ignored -> {}
        }
    }

    private void said(ChatMessage message) {
        if (message.fromBot()) {
            messages.merge(
                    new Place(message.chatId(), message.id()),
                    new BotMessage(
                            message.chatId(),
                            message.id(),
                            message.replyTo(),
                            message.sentAt(),
                            List.of(message.text()),
                            false),
                    WatchChats::edited);
        }
    }

    private static BotMessage edited(BotMessage before, BotMessage after) {
        List<String> texts = new ArrayList<>(before.texts());
        texts.addAll(after.texts());
        return new BotMessage(before.chat(), before.id(), before.replyTo(), before.sentAt(), texts, before.deleted());
    }

    private void gone(ChatMessage message) {
        messages.computeIfPresent(
                new Place(message.chatId(), message.id()),
                (place, before) -> new BotMessage(
                        before.chat(), before.id(), before.replyTo(), before.sentAt(), before.texts(), true));
    }

    private synchronized void asked(BotRequest request) {
        if (request.violation()) {
            refused.add(request.method() + " " + request.description());
        }
        if (request.status() == DROPPED && request.method().equalsIgnoreCase("sendMessage")) {
            lostSends.add(new LostSend(Long.parseLong(request.parameter("chat_id")), request.at()));
        }
    }

    synchronized List<BotMessage> messages() {
        return List.copyOf(messages.values());
    }

    synchronized List<LostSend> lostSends() {
        return List.copyOf(lostSends);
    }

    synchronized List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        chats.close();
        requests.close();
    }
}
