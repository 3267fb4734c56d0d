package dev.aisha.local.telegram.chat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * People who talk to each other, perhaps with the bot among them.
 *
 * @param id below zero, as Telegram has it; a supergroup's begins with -100
 * @param members ids of the people in it, administrators included
 * @param administrators ids of those who may change it
 * @param upgradedTo id of the supergroup that it has become; null while it is itself
 */
public record Group(
        long id,
        String title,
        boolean supergroup,
        Set<Long> members,
        Set<Long> administrators,
        BotPlace bot,
        @Nullable Long upgradedTo) {

    public Group {
        members = Set.copyOf(members);
        administrators = Set.copyOf(administrators);
    }

    /** What the bot is in a group. */
    public enum BotPlace {
        OUTSIDE,
        MEMBER,
        ADMINISTRATOR
    }

    public boolean hasBot() {
        return bot != BotPlace.OUTSIDE;
    }

    /** The same with this person in it. */
    public Group with(long person) {
        return new Group(id, title, supergroup, added(members, person), administrators, bot, upgradedTo);
    }

    /** The same without this person. */
    public Group without(long person) {
        return new Group(id, title, supergroup, taken(members, person), taken(administrators, person), bot, upgradedTo);
    }

    /** The same with this member as an administrator, or not. */
    public Group administratedBy(long person, boolean now) {
        return new Group(
                id,
                title,
                supergroup,
                members,
                now ? added(administrators, person) : taken(administrators, person),
                bot,
                upgradedTo);
    }

    /** The same with the bot at this place. */
    public Group withBot(BotPlace place) {
        return new Group(id, title, supergroup, members, administrators, place, upgradedTo);
    }

    /** The same after it has become a supergroup: nobody writes into it any more. */
    Group upgraded(long newId) {
        return new Group(id, title, supergroup, members, administrators, bot, newId);
    }

    private static Set<Long> added(Set<Long> all, long one) {
        var more = new LinkedHashSet<>(all);
        more.add(one);
        return more;
    }

    private static Set<Long> taken(Set<Long> all, long one) {
        var fewer = new LinkedHashSet<>(all);
        fewer.remove(one);
        return fewer;
    }
}
