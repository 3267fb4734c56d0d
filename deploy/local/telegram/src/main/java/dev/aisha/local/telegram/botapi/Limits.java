package dev.aisha.local.telegram.botapi;

/**
 * How fast the bot may send and edit before it is told to wait (429). Telegram's true limits are unspecified; it
 * documents about one message a second in a chat, with short bursts, 20 a minute in a group, and about 30 a second in all
 * (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
 *
 * @param chatBurst messages at once in one chat
 * @param chatPerSecond messages a second that a chat recovers
 * @param totalBurst messages at once in all chats
 * @param totalPerSecond messages a second that all chats together recover
 * @param groupPerMinute messages at once in a group, and as many as it recovers in a minute
 */
public record Limits(int chatBurst, double chatPerSecond, int totalBurst, double totalPerSecond, int groupPerMinute) {

    private static final int GROUP_PER_MINUTE = 20;

    public Limits {
        if (chatBurst < 1 || totalBurst < 1 || chatPerSecond <= 0 || totalPerSecond <= 0 || groupPerMinute < 1) {
            throw new IllegalArgumentException("limits must let something through");
        }
    }

    /** With as many messages in a group as Telegram documents. */
    public Limits(int chatBurst, double chatPerSecond, int totalBurst, double totalPerSecond) {
        this(chatBurst, chatPerSecond, totalBurst, totalPerSecond, GROUP_PER_MINUTE);
    }

    /** Stops only what runs wild; for tests and for work on this machine. */
    public static Limits generous() {
        return new Limits(500, 100, 2_000, 1_000, 5_000);
    }

    /** About what Telegram documents. */
    public static Limits likeTelegram() {
        return new Limits(5, 1, 30, 30);
    }
}
