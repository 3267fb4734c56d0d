package dev.aisha.local.telegram.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message will say, before it has an id. */
public record Draft(
        FormattedText content,
        @Nullable Attachment attachment,
        @Nullable Invoice invoice,
        @Nullable Receipt receipt,
        List<List<Button>> buttons,
        @Nullable Long replyTo) {

    /** A text, or a file with its caption. */
    public Draft(
            FormattedText content,
            @Nullable Attachment attachment,
            List<List<Button>> buttons,
            @Nullable Long replyTo) {
        this(content, attachment, null, null, buttons, replyTo);
    }

    /** The same with this caption, as an answer to the message {@code to}. */
    public Draft saying(FormattedText caption, @Nullable Long to) {
        return new Draft(caption, attachment, invoice, receipt, buttons, to);
    }

    /** A plain message, or an answer to the message {@code replyTo}. */
    public static Draft text(FormattedText content, @Nullable Long replyTo) {
        return new Draft(content, null, List.of(), replyTo);
    }

    /** A file without a caption. */
    public static Draft file(Attachment attachment) {
        return new Draft(FormattedText.EMPTY, attachment, List.of(), null);
    }

    /** An invoice above its buttons. */
    public static Draft invoice(Invoice invoice, List<List<Button>> buttons, @Nullable Long replyTo) {
        return new Draft(FormattedText.EMPTY, null, invoice, null, buttons, replyTo);
    }

    /** A line about Stars that changed hands. */
    public static Draft receipt(Receipt receipt) {
        return new Draft(FormattedText.EMPTY, null, null, receipt, List.of(), null);
    }
}
