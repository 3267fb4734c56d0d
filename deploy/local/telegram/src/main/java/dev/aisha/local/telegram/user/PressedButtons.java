package dev.aisha.local.telegram.user;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Presses of buttons that wait for the bot's answer; one that waits too long can no longer be answered. */
public final class PressedButtons {

    /** How long Telegram takes an answer is not documented; bots see it refused after a quarter of an hour or so. */
    static final Duration ANSWERABLE = Duration.ofMinutes(15);

    private final Map<String, Press> waiting = new LinkedHashMap<>();
    private final Clock clock;

    public PressedButtons(Clock clock) {
        this.clock = clock;
    }

    synchronized String press(long chatId) {
        var now = clock.instant();
        waiting.values().removeIf(press -> press.until().isBefore(now));
        var queryId = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, Long.MAX_VALUE));
        waiting.put(queryId, new Press(chatId, now.plus(ANSWERABLE)));
        return queryId;
    }

    /** The chat of a press that can still be answered; from then on it cannot. */
    public synchronized Optional<Long> answer(String queryId) {
        return Optional.ofNullable(waiting.remove(queryId))
                .filter(press -> press.until().isAfter(clock.instant()))
                .map(Press::chatId);
    }

    private record Press(long chatId, Instant until) {}
}
