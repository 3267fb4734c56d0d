package dev.aisha.local.telegram.chat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All people, their chats with the bot, and their groups. Every change is logged in {@link #events()} before another one can happen. */
public final class Chats {

    /** Messages kept per chat; the oldest are forgotten. */
    static final int MESSAGES_PER_CHAT = 5_000;

    /** People at most, so that a runaway script cannot fill the memory. */
    static final int PEOPLE = 10_000;

    /** Ids skipped when a kept state is taken up again, in case the last ones given away had not been written. */
    static final int ID_MARGIN = 100;

    private static final long FIRST_PERSON = 1001;

    private static final long FIRST_GROUP = -2001;

    /** What an id of a supergroup begins with, as a number to be taken off (https://core.telegram.org/bots/api#chat). */
    private static final long SUPERGROUPS = 1_000_000_000_000L;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Person> people = new LinkedHashMap<>();
    private final Map<Long, Group> groups = new LinkedHashMap<>();
    private final Map<Long, Chat> chats = new LinkedHashMap<>();
    private final Journal<ChatEvent> events = new Journal<>();
    private final Clock clock;
    private long nextPerson = FIRST_PERSON;
    private long nextGroup = FIRST_GROUP;

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
            people.put(person.id(), person);
            chats.put(person.id(), new Chat());
            events.append(seq -> new ChatEvent.PersonChanged(seq, clock.instant(), person));
            return person;
        });
    }

    public List<Person> people() {
        return locked(() -> List.copyOf(people.values()));
    }

    public Optional<Person> person(long id) {
        return locked(() -> Optional.ofNullable(people.get(id)));
    }

    public Person block(long personId, boolean blocked) {
        return locked(() -> changePerson(personId, person -> person.block(blocked)));
    }

    /** Makes a group without anybody in it, a basic one or a supergroup. */
    public Group found(String title, boolean supergroup) {
        return locked(() -> {
            if (chats.size() >= PEOPLE) {
                throw new IllegalStateException("more than " + PEOPLE + " people and groups");
            }
            return found(title, supergroup, Set.of(), Set.of(), Group.BotPlace.OUTSIDE);
        });
    }

    private Group found(
            String title, boolean supergroup, Set<Long> members, Set<Long> administrators, Group.BotPlace bot) {
        long number = nextGroup--;
        long id = supergroup ? number - SUPERGROUPS : number;
        var group = new Group(id, title, supergroup, members, administrators, bot, null);
        groups.put(id, group);
        chats.put(id, new Chat());
        return group;
    }

    public List<Group> groups() {
        return locked(() -> List.copyOf(groups.values()));
    }

    public Optional<Group> group(long id) {
        return locked(() -> Optional.ofNullable(groups.get(id)));
    }

    /**
     * Replaces a group by what {@code change} makes of it.
     *
     * @throws IllegalArgumentException if there is no such group
     */
    public Group changeGroup(long id, UnaryOperator<Group> change) {
        return locked(() -> {
            var changed = change.apply(present(id));
            groups.put(id, changed);
            return changed;
        });
    }

    /** Makes a supergroup of a basic group: with another id, the same people, and none of its messages. */
    public Group upgrade(long id) {
        return locked(() -> {
            var before = present(id);
            var after = found(before.title(), true, before.members(), before.administrators(), before.bot());
            groups.put(id, before.upgraded(after.id()));
            return after;
        });
    }

    private Group present(long groupId) {
        var group = groups.get(groupId);
        if (group == null) {
            throw new IllegalArgumentException("no group " + groupId);
        }
        return group;
    }

    /** Takes an id for a message that is not kept, as Telegram's own about members. */
    public long skipMessage(long chatId) {
        return locked(() -> chat(chatId).nextMessage++);
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

    /** Puts a message into a private chat, or one of the bot into any; a person's first one starts the chat. */
    public ChatMessage post(long chatId, boolean fromBot, Draft draft) {
        return post(chatId, fromBot, null, draft);
    }

    /** Puts a message of a member into a group; of an anonymous one where it is null. */
    public ChatMessage postToGroup(long groupId, @Nullable Long sender, Draft draft) {
        return post(groupId, false, sender, draft);
    }

    private ChatMessage post(long chatId, boolean fromBot, @Nullable Long sender, Draft draft) {
        return locked(() -> {
            var chat = chat(chatId);
            var person = people.get(chatId);
            if (!fromBot && person != null && !person.started()) {
                changePerson(chatId, Person::start);
            }
            var message = new ChatMessage(
                    chatId,
                    chat.nextMessage++,
                    fromBot,
                    sender,
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
        return locked(() -> people.values().stream()
                .map(person -> {
                    var chat = chat(person.id());
                    return new KeptChat(person, chat.nextMessage, List.copyOf(chat.messages.values()));
                })
                .toList());
    }

    /** The groups, to be given to {@link #restoreGroups}. */
    public List<KeptGroup> groupSnapshot() {
        return locked(() -> groups.values().stream()
                .map(group -> {
                    var chat = chat(group.id());
                    return new KeptGroup(group, chat.nextMessage, List.copyOf(chat.messages.values()));
                })
                .toList());
    }

    /** Takes up a kept state; ids go on after a gap. */
    public void restore(Collection<KeptChat> kept) {
        locked(() -> {
            for (var each : kept) {
                people.put(each.person().id(), each.person());
                chats.put(each.person().id(), Chat.of(each.messages(), each.nextMessage()));
                nextPerson = Math.max(nextPerson, each.person().id() + 1);
            }
            return chats.size();
        });
    }

    /** As {@link #restore}, of groups. */
    public void restoreGroups(Collection<KeptGroup> kept) {
        locked(() -> {
            for (var each : kept) {
                var id = each.group().id();
                groups.put(id, each.group());
                chats.put(id, Chat.of(each.messages(), each.nextMessage()));
                nextGroup = Math.min(nextGroup, (each.group().supergroup() ? id + SUPERGROUPS : id) - 1);
            }
            return groups.size();
        });
    }

    private ChatMessage present(long chatId, long id) {
        return message(chatId, id)
                .filter(message -> !message.deleted())
                .orElseThrow(() -> new IllegalArgumentException("no message " + id + " in chat " + chatId));
    }

    private Person changePerson(long id, UnaryOperator<Person> change) {
        var before = people.get(id);
        if (before == null) {
            throw new IllegalArgumentException("no person " + id);
        }
        var changed = change.apply(before);
        people.put(id, changed);
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

    /** One group as it is kept on disk. */
    public record KeptGroup(Group group, long nextMessage, List<ChatMessage> messages) {

        public KeptGroup {
            messages = new ArrayList<>(messages);
        }
    }

    private static final class Chat {

        private final LinkedHashMap<Long, ChatMessage> messages = new LinkedHashMap<>();
        private long nextMessage = 1;

        static Chat of(List<ChatMessage> messages, long nextMessage) {
            var chat = new Chat();
            messages.forEach(chat::keep);
            chat.nextMessage = nextMessage + ID_MARGIN;
            return chat;
        }

        void keep(ChatMessage message) {
            messages.put(message.id(), message);
            if (messages.size() > MESSAGES_PER_CHAT) {
                messages.pollFirstEntry();
            }
        }
    }
}
