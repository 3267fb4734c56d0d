package dev.aisha.local.telegram.chat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All people and their chats with the bot. Every change is logged in {@link #events()} before another one can happen. */
public final class Chats {

    /** Messages kept per chat; the oldest are forgotten. */
    static final int MESSAGES_PER_CHAT = 5_000;

    /** People at most, so that a runaway script cannot fill the memory. */
    static final int PEOPLE = 10_000;

    /** Ids skipped when a kept state is taken up again, in case the last ones given away had not been written. */
    static final int ID_MARGIN = 100;

    private static final long FIRST_PERSON = 1001;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Chat> chats = new LinkedHashMap<>();
    private final Journal<ChatEvent> events = new Journal<>();
    private final Clock clock;
    private long nextPerson = FIRST_PERSON;

    public Chats(Clock clock) {
        this.clock = clock;
    }

    /** What happened in all chats, in order. */
    public Journal<ChatEvent> events() {
        return events;
    }

    /** Lets someone new into Telegram; they have not written to the bot yet. */
    public Person join(String firstName, @Nullable String username, String languageCode) {
        return locked(() -> {
            if (chats.size() >= PEOPLE) {
                throw new IllegalStateException("more than " + PEOPLE + " people");
            }
            var person = new Person(nextPerson++, firstName, username, languageCode, false, false);
            chats.put(person.id(), new Chat(person));
            events.append(seq -> new ChatEvent.PersonChanged(seq, clock.instant(), person));
            return person;
        });
    }

    public List<Person> people() {
        return locked(() -> chats.values().stream().map(chat -> chat.person).toList());
    }

    public Optional<Person> person(long id) {
        return locked(() -> Optional.ofNullable(chats.get(id)).map(chat -> chat.person));
    }

    public Person block(long personId, boolean blocked) {
        return locked(() -> changePerson(chat(personId), person -> person.block(blocked)));
    }

    /** The messages of a chat that are still in it, oldest first. */
    public List<ChatMessage> messages(long chatId) {
        return locked(() -> chat(chatId).messages.values().stream()
                .filter(message -> !message.deleted())
                .toList());
    }

    /** The message with this id as it stands, deleted ones included. */
    public Optional<ChatMessage> message(long chatId, long id) {
        return locked(() ->
                Optional.ofNullable(chats.get(chatId)).flatMap(chat -> Optional.ofNullable(chat.messages.get(id))));
    }

    /** Puts a message into a chat; a person's first one starts the chat. */
    public ChatMessage post(long chatId, boolean fromBot, Draft draft) {
        return locked(() -> {
            var chat = chat(chatId);
            if (!fromBot && !chat.person.started()) {
                changePerson(chat, Person::start);
            }
            var message = new ChatMessage(
                    chatId,
                    chat.nextMessage++,
                    fromBot,
                    now(),
                    null,
                    0,
                    false,
                    draft.replyTo(),
                    draft.content(),
                    draft.attachment(),
                    draft.invoice(),
                    draft.receipt(),
                    draft.buttons());
            chat.keep(message);
            events.append(seq -> new ChatEvent.Sent(seq, clock.instant(), message));
            return message;
        });
    }

    /**
     * Replaces a message by what {@code edit} makes of it; whatever {@code edit} throws leaves it as it was.
     *
     * @throws IllegalArgumentException if there is no such message
     */
    public ChatMessage edit(long chatId, long id, UnaryOperator<ChatMessage> edit) {
        return locked(() -> {
            var changed = edit.apply(present(chatId, id));
            chat(chatId).messages.put(id, changed);
            events.append(seq -> new ChatEvent.Edited(seq, clock.instant(), changed));
            return changed;
        });
    }

    /** Takes a message away for both sides. */
    public ChatMessage delete(long chatId, long id) {
        return locked(() -> {
            var before = present(chatId, id);
            chat(chatId).messages.put(id, before.withdrawn());
            events.append(seq -> new ChatEvent.Deleted(seq, clock.instant(), before));
            return before;
        });
    }

    /** Time as Telegram keeps it, in whole seconds. */
    public Instant now() {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond());
    }

    public Clock clock() {
        return clock;
    }

    /** What can be kept on disk and given to {@link #restore}. */
    public List<KeptChat> snapshot() {
        return locked(() -> chats.values().stream()
                .map(chat -> new KeptChat(chat.person, chat.nextMessage, List.copyOf(chat.messages.values())))
                .toList());
    }

    /** Takes up a kept state; ids go on after a gap. */
    public void restore(Collection<KeptChat> kept) {
        locked(() -> {
            for (var each : kept) {
                var chat = new Chat(each.person());
                each.messages().forEach(chat::keep);
                chat.nextMessage = each.nextMessage() + ID_MARGIN;
                chats.put(each.person().id(), chat);
                nextPerson = Math.max(nextPerson, each.person().id() + 1);
            }
            return chats.size();
        });
    }

    private ChatMessage present(long chatId, long id) {
        return message(chatId, id)
                .filter(message -> !message.deleted())
                .orElseThrow(() -> new IllegalArgumentException("no message " + id + " in chat " + chatId));
    }

    private Person changePerson(Chat chat, UnaryOperator<Person> change) {
        var changed = change.apply(chat.person);
        chat.person = changed;
        events.append(seq -> new ChatEvent.PersonChanged(seq, clock.instant(), changed));
        return changed;
    }

    private Chat chat(long id) {
        var chat = chats.get(id);
        if (chat == null) {
            throw new IllegalArgumentException("no chat " + id);
        }
        return chat;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** One person's chat as it is kept on disk. */
    public record KeptChat(Person person, long nextMessage, List<ChatMessage> messages) {

        public KeptChat {
            messages = new ArrayList<>(messages);
        }
    }

    private static final class Chat {

        private final LinkedHashMap<Long, ChatMessage> messages = new LinkedHashMap<>();
        private Person person;
        private long nextMessage = 1;

        Chat(Person person) {
            this.person = person;
        }

        void keep(ChatMessage message) {
            messages.put(message.id(), message);
            if (messages.size() > MESSAGES_PER_CHAT) {
                messages.pollFirstEntry();
            }
        }
    }
}
