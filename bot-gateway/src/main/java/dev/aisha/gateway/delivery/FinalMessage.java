package dev.aisha.gateway.delivery;

import dev.aisha.gateway.telegram.CutText;
import dev.aisha.gateway.telegram.FoldedText;
import dev.aisha.gateway.telegram.Telegram;

/** What the placeholder becomes. */
sealed interface FinalMessage {
    /** A longer transcript is folded: about as much as a phone shows at once. */
    int LONGEST_UNFOLDED = 1000;

    /** A text that fits into a message. */
    record Text(FoldedText text) implements FinalMessage {}

    /** A text that does not: its beginning as a caption, and all of it as a document of this name. */
    record Document(FoldedText caption, String text, String fileName) implements FinalMessage {}

    /** The word about why there is no transcript. */
    record Word(String text) implements FinalMessage {}

    /** A transcript, or what was made of one, with its footer, in the form that its length allows. */
    static FinalMessage of(String transcript, String footer, String fileName) {
        String body = transcript.strip();
        String end = "\n\n" + footer;
        if (body.length() + end.length() <= Telegram.TEXT_LIMIT) {
            return new Text(new FoldedText(body + end, body.length() > LONGEST_UNFOLDED ? body.length() : 0));
        }
        String preview = CutText.toLimit(body, Telegram.CAPTION_LIMIT - end.length());
        return new Document(new FoldedText(preview + end, preview.length()), transcript, fileName);
    }
}
