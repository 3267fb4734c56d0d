package dev.aisha.gateway.turns;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How fast Telegram is written to. It documents "no more than one message per second" in a chat, with short bursts,
 * "20 messages per minute" in a group and "about 30 messages per second" in all
 * (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this); what it really allows, it says by 429.
 */
@ConfigMapping(prefix = "aisha.telegram.turns")
public interface TurnsConfig {
    /** Most messages in any second, to all chats together. Telegram's FAQ says 30. */
    @WithDefault("30")
    int perSecond();

    /** Most of these that may be left out, so that a third is always there for what must be shown. */
    @WithDefault("20")
    int optionalPerSecond();

    /** Time from message to message in a chat with one person. Telegram's FAQ says a second. */
    @WithDefault("1s")
    Duration chatEvery();

    /** Messages in one chat that may go at once. The FAQ allows "short bursts" and gives no number. */
    @WithDefault("10")
    int burst();

    /** Most messages in any minute in a group; more than {@link #burst()}. Telegram's FAQ says 20. */
    @WithDefault("20")
    int perMinuteInGroup();

    /** How long a thread waits for a turn; what would have to wait longer is put off, and asks again. */
    @WithDefault("3s")
    Duration longestWait();

    /** Longest time that Telegram's word to wait (429) is kept to before it is asked again. */
    @WithDefault("1h")
    Duration longestHold();

    /** Chats of which Telegram has said so, one soon after the other, before everybody is held back. */
    @WithDefault("3")
    int refusedChats();

    /** What is soon. */
    @WithDefault("5s")
    Duration refusedWithin();
}
