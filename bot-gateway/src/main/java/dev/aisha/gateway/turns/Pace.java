package dev.aisha.gateway.turns;

import java.time.Duration;

/**
 * The allowances that a message has to keep to.
 *
 * @param chat of its chat
 * @param all of all chats together
 * @param optional of what may be left out, if it may
 * @param longestWait how long it may wait for its turn
 */
record Pace(Allowance chat, Allowance all, Allowance optional, Duration longestWait) {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The share of a second's messages that may go at once, so that the rest of the second keeps an even pace. */
    private static final int SHARE_AT_ONCE = 6;

    /** Asks whether somebody is held back, and nothing else. */
    static final Pace FREE =
            new Pace(Allowance.UNLIMITED, Allowance.UNLIMITED, Allowance.UNLIMITED, Duration.ofDays(1));

    /** Of a message to this chat; groups have ids below zero. */
    static Pace of(TurnsConfig config, long chat, Urgency urgency) {
        Allowance own = chat < 0
                ? Allowance.within(MINUTE, config.perMinuteInGroup(), config.burst())
                : Allowance.every(config.chatEvery(), config.burst());
        Allowance all = perSecond(config.perSecond());
        return switch (urgency) {
            case MUST_BE_SHOWN -> new Pace(own, all, Allowance.UNLIMITED, config.longestWait());
            // What must be shown finds a turn in this chat at once, and waits for no backlog of these. A group has few
            // turns a minute, for many people's notes.
            case MAY_BE_LEFT_OUT ->
                new Pace(
                        chat < 0 ? own.leavingHalf() : own.leavingOne(),
                        all.withoutHaste(),
                        perSecond(config.optionalPerSecond()),
                        Duration.ZERO);
        };
    }

    private static Allowance perSecond(int most) {
        return Allowance.within(SECOND, most, Math.max(1, most / SHARE_AT_ONCE));
    }

    /** The same after {@code time} has been waited already. */
    Pace after(Duration time) {
        Duration left = longestWait.minus(time);
        return new Pace(chat, all, optional, left.isNegative() ? Duration.ZERO : left);
    }
}
