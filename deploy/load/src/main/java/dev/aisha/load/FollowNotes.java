package dev.aisha.load;

import dev.aisha.local.system.SlowRecogniser;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.chat.Attachment;
import dev.aisha.local.telegram.chat.ChatEvent;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.chat.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Sees each note go out and its text come back, in all chats. */
final class FollowNotes implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Place, Sent> open = new HashMap<>();
    private final Map<Place, Set<Long>> texts = new HashMap<>();
    private final List<Answered> answered = new ArrayList<>();
    private final Journal.Subscription chats;
    private int sent;
    private int doubled;

    private record Place(long chat, long message) {}

    private record Sent(Instant at, Duration length) {}

    /**
     * A note whose text has come.
     *
     * @param length as its sender's app said it
     * @param at when the chat showed the text
     * @param after how long that was after it was sent
     */
    record Answered(long chat, Duration length, Instant at, Duration after) {}

    FollowNotes(LocalTelegram telegram) {
        chats = telegram.events().subscribe(this::happened);
    }

    private void happened(ChatEvent event) {
        switch (event) {
            case ChatEvent.Sent said -> said(said.message(), said.at());
            case ChatEvent.Edited edited -> said(edited.message(), edited.at());
            case ChatEvent.Deleted ignored -> {}
            case ChatEvent.PersonChanged ignored -> {}
            case ChatEvent.BotActing ignored -> {}
            case ChatEvent.PressAnswered ignored -> {}
        }
    }

    private void said(ChatMessage message, Instant at) {
        lock.lock();
        try {
            if (!message.fromBot()) {
                message.file().ifPresent(file -> sent(message, file, at));
            } else if (message.text().contains(SlowRecogniser.WORDS)) {
                text(message, at);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void sent(ChatMessage message, Attachment file, Instant at) {
        sent++;
        open.put(new Place(message.chatId(), message.id()), new Sent(at, Duration.ofSeconds(file.seconds())));
    }

    /** The same message may be edited again; another one with the text is one too many. */
    private void text(ChatMessage message, Instant at) {
        Long note = message.replyTo();
        if (note == null) {
            return;
        }
        Place place = new Place(message.chatId(), note);
        Set<Long> messages = texts.computeIfAbsent(place, ignored -> new HashSet<>());
        if (messages.add(message.id()) && messages.size() > 1) {
            doubled++;
        }
        Sent before = open.remove(place);
        if (before != null) {
            answered.add(new Answered(message.chatId(), before.length(), at, Duration.between(before.at(), at)));
        }
    }

    /**
     * Waits until fewer than this are under way.
     *
     * @return whether that was within {@code atMost}
     */
    boolean awaitFewerThan(int notes, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (open.size() >= notes) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What was seen so far. */
    Seen seen() {
        lock.lock();
        try {
            return new Seen(sent, doubled, answered);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What was seen up to a moment.
     *
     * @param doubled texts that came once more than they should
     */
    record Seen(int sent, int doubled, List<Answered> answered) {
        Seen {
            answered = List.copyOf(answered);
        }
    }

    @Override
    public void close() {
        chats.close();
    }
}
