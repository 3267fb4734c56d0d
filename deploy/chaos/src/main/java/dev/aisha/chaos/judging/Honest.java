package dev.aisha.chaos.judging;

/**
 * What is allowed, because nobody can prevent it, and is counted. Telegram's sends cannot be repeated without trace: where
 * the answer to one is lost, or a gateway dies, sleeps or loses its database between the answer and the row, the message
 * stands there and nobody knows of it.
 */
public enum Honest {
    /** A "⏳" that stayed, of a send whose answer Telegram dropped: at most one for each. */
    STRAY_OF_A_DROPPED_REPLY("“⏳” left, Telegram's answer was dropped"),
    /** A "⏳" that stayed, sent while a gateway or its database was in trouble. */
    STRAY_OF_A_LOST_GATEWAY("“⏳” left, a gateway or its database was lost after the send"),
    /** A final text that stands twice: its placeholder was gone, so it was sent, and its sender was never told so. */
    SENT_ANEW_TWICE("final text sent twice, as its placeholder was gone and the answer to the first send was lost"),
    /** The user had blocked the bot when it was to be told. The transcript is kept. */
    BLOCKED("not told, the user had blocked the bot"),
    /** The user deleted the message when it was the transcript already. */
    DELETED_BY_USER("transcript deleted by its user"),
    /** Worker after worker died over it; it was released, and the user told so. */
    WORKERS_CRASHED("given up after three lost workers"),
    /** The text is kept and told, its audio is not: its worker died in between and the entry was lost too. */
    WITHOUT_ARCHIVE("transcript without its audio.mp3");

    private final String words;

    Honest(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
