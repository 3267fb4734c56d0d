package dev.aisha.gateway.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How much one user may ask for. Each limit may be taken all at once, and then grows back evenly; 0 switches it off.
 * People do not come near them: they keep one who runs wild, or a loop of bots, from the coins and the time of all others.
 */
@ConfigMapping(prefix = "aisha.limits")
public interface LimitsConfig {
    /** Notes of a user a minute: as many as Telegram forwards at once. */
    @WithDefault("100")
    int notesPerMinute();

    /** Notes of a user a day: two a minute for a whole working day. */
    @WithDefault("1000")
    int notesPerDay();

    /**
     * Minutes of audio of a user a day, by the length that is announced: a day has no more. One note that is longer by
     * itself may come when nothing else was sent for a day.
     */
    @WithDefault("1440")
    int audioMinutesPerDay();

    /** Commands, chatter and presses of a user a minute, together: one a second, as Telegram takes answers in a chat. */
    @WithDefault("60")
    int answersPerMinute();

    /** How long Redis is waited for. A script takes less than a millisecond; no note is to be held up by one that hangs. */
    @WithDefault("500ms")
    Duration redisTimeout();

    /**
     * How long the verdict on a job is remembered after it was last asked for, so that its first step may be taken again
     * and takes nothing twice. Much longer than a step's time.
     */
    @WithDefault("1h")
    Duration rememberVerdicts();
}
