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
    /** Notes of a user a minute. A chat's worth of forwarded notes is within; as many as a group may be sent answers. */
    @WithDefault("20")
    int notesPerMinute();

    /** Notes of a user a day: one every two minutes for a whole working day, and as many again. */
    @WithDefault("500")
    int notesPerDay();

    /**
     * Minutes of audio of a user a day, by the length that is announced: ten hours, more than anybody hears in a day. One
     * note that is longer by itself may come when nothing else was sent for a day.
     */
    @WithDefault("600")
    int audioMinutesPerDay();

    /** Commands, chatter and presses of a user a minute, together: one every two seconds is faster than answers are read. */
    @WithDefault("30")
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
