package dev.aisha.gateway.turns;

import dev.aisha.gateway.redis.LastUsed;
import dev.aisha.gateway.turns.Turn.Whose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;

/** The rules of {@code take-turn.lua} and {@code hold-back.lua} for one process on its own clock. */
final class LocalTurns {
    /** Chats that are remembered; of those that were asked for longest ago, it is forgotten. */
    private static final int MOST_CHATS = 10_000;

    private final Clock clock;
    private final LastUsed<Long, Moments> chats = new LastUsed<>(MOST_CHATS);
    private final LinkedHashMap<Long, Instant> refused = new LinkedHashMap<>();
    private final Moments all = new Moments();
    private Instant optional = Instant.MIN;

    private static final class Moments {
        private Instant held = Instant.MIN;
        private Instant messages = Instant.MIN;
    }

    LocalTurns(Clock clock) {
        this.clock = clock;
    }

    synchronized Turn take(long chat, Pace pace) {
        Instant now = clock.instant();
        Moments own = chats.get(chat, id -> new Moments());
        if (all.held.isAfter(now)) {
            return new Turn.HeldBack(Duration.between(now, all.held), Whose.ALL);
        }
        if (own.held.isAfter(now)) {
            return new Turn.HeldBack(Duration.between(now, own.held), Whose.CHAT);
        }
        Duration chatWait = wait(now, own.messages, pace.chat());
        Duration allWait = longer(wait(now, all.messages, pace.all()), wait(now, optional, pace.optional()));
        Duration wait = longer(chatWait, allWait);
        if (wait.compareTo(pace.longestWait()) > 0) {
            return new Turn.Wait(wait, allWait.compareTo(chatWait) >= 0 ? Whose.ALL : Whose.CHAT);
        }
        own.messages = later(own.messages, now.plus(wait)).plus(pace.chat().each());
        all.messages = later(all.messages, now).plus(pace.all().each());
        optional = later(optional, now).plus(pace.optional().each());
        return new Turn.Go(wait);
    }

    /** Holds a chat back, or everybody where {@code several} chats were within {@code soon}. */
    synchronized void holdBack(long chat, Duration time, int several, Duration soon) {
        Instant now = clock.instant();
        Moments own = chats.get(chat, id -> new Moments());
        own.held = later(own.held, now.plus(time));
        refused.put(chat, now);
        refused.values().removeIf(at -> !at.isAfter(now.minus(soon)));
        if (refused.size() >= several) {
            all.held = later(all.held, now.plus(time));
        }
        if (refused.size() > MOST_CHATS) {
            refused.pollFirstEntry();
        }
    }

    private static Duration wait(Instant now, Instant moment, Allowance allowance) {
        if (allowance.each().isZero() || !moment.isAfter(now)) {
            return Duration.ZERO;
        }
        return longer(Duration.between(now, moment).minus(allowance.ahead()), Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
