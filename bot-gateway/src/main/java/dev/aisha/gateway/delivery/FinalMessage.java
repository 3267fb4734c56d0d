package dev.aisha.gateway.delivery;

import dev.aisha.gateway.telegram.Telegram;

/** What the placeholder becomes. */
sealed interface FinalMessage {
    /** A text that fits into a message. */
    record Text(String text) implements FinalMessage {}

    /** A text that does not: its beginning as a caption, and all of it as a document. */
    record Document(String caption, String text) implements FinalMessage {}

    /** The word about why there is no transcript. */
    record Word(String text) implements FinalMessage {}

    /** A transcript with its footer, in the form that its length allows. */
    static FinalMessage of(String transcript, String footer) {
        String body = transcript.strip();
        String end = "\n\n" + footer;
        return body.length() + end.length() <= Telegram.TEXT_LIMIT
                ? new Text(body + end)
                : new Document(CutText.toLimit(body, Telegram.CAPTION_LIMIT - end.length()) + end, transcript);
    }
}
