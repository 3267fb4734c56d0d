package dev.aisha.local.telegram.botapi;

import java.time.Clock;
import java.util.LinkedHashMap;

/** Token buckets, one per chat and one for all, that say how long the bot has to wait. */
final class PaceBot {

    private static final int CHATS = 10_000;
    private static final double SECONDS_OF_A_MINUTE = 60;

    private final Clock clock;
    private final LinkedHashMap<Long, Bucket> chats = new LinkedHashMap<>();
    private Limits limits;
    private Bucket all;

    PaceBot(Limits limits, Clock clock) {
        this.clock = clock;
        this.limits = limits;
        this.all = new Bucket(limits.totalBurst(), limits.totalPerSecond(), clock.millis());
    }

    /** Other limits from now on, with nothing used up. */
    synchronized void limit(Limits newLimits) {
        limits = newLimits;
        all = new Bucket(limits.totalBurst(), limits.totalPerSecond(), clock.millis());
        chats.clear();
    }

    /** Lets one message into a chat: 0, or the whole seconds to wait, in which case nothing is used up. */
    synchronized int secondsToWait(long chatId) {
        var now = clock.millis();
        var chat = chats.computeIfAbsent(chatId, id -> bucket(id, now));
        if (chats.size() > CHATS) {
            chats.pollFirstEntry();
        }
        var wait = Math.max(chat.secondsUntilOne(now), all.secondsUntilOne(now));
        if (wait > 0) {
            return (int) Math.ceil(wait);
        }
        chat.takeOne();
        all.takeOne();
        return 0;
    }

    /** Groups have ids below zero. */
    private Bucket bucket(long chatId, long now) {
        return chatId < 0
                ? new Bucket(limits.groupPerMinute(), limits.groupPerMinute() / SECONDS_OF_A_MINUTE, now)
                : new Bucket(limits.chatBurst(), limits.chatPerSecond(), now);
    }

    private static final class Bucket {

        private final int burst;
        private final double perSecond;
        private double left;
        private long filledAt;

        Bucket(int burst, double perSecond, long now) {
            this.burst = burst;
            this.perSecond = perSecond;
            this.left = burst;
            this.filledAt = now;
        }

        double secondsUntilOne(long now) {
            left = Math.min(burst, left + (now - filledAt) / 1000.0 * perSecond);
            filledAt = now;
            return left >= 1 ? 0 : (1 - left) / perSecond;
        }

        void takeOne() {
            left--;
        }
    }
}
