package dev.aisha.local.telegram.chat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands in the chat: an edit or a deletion makes a new value with the same id.
 *
 * @param id counts up within the chat, from 1
 * @param sender who of its members wrote it into a group; null in private chats, and where it was written anonymously
 * @param editedAt null where it was never edited
 * @param edits how often it was edited
 * @param replyTo id of the message that it answers
 * @param content the text, or the caption of the attachment
 * @param invoice null where nothing is asked for
 * @param receipt null in all messages but those that Telegram itself writes about Stars
 * @param buttons rows of the inline keyboard
 */
public record ChatMessage(
        long chatId,
        long id,
        boolean fromBot,
        @Nullable Long sender,
        Instant sentAt,
        @Nullable Instant editedAt,
        int edits,
        boolean deleted,
        @Nullable Long replyTo,
        FormattedText content,
        @Nullable Attachment attachment,
        @Nullable Invoice invoice,
        @Nullable Receipt receipt,
        List<List<Button>> buttons) {

    public ChatMessage {
        buttons = buttons.stream().map(List::copyOf).toList();
    }

    /** The text, or the attachment's caption; empty where there is neither. */
    public String text() {
        return content.text();
    }

    /** The attached file, if there is one. */
    public Optional<Attachment> file() {
        return Optional.ofNullable(attachment);
    }

    /** What is asked for, if it is an invoice. */
    public Optional<Invoice> bill() {
        return Optional.ofNullable(invoice);
    }

    /** What changed hands, if Telegram itself wrote it. */
    public Optional<Receipt> notice() {
        return Optional.ofNullable(receipt);
    }

    /** The first button whose text or callback data is {@code textOrData}. */
    public Optional<Button> button(String textOrData) {
        return buttons.stream()
                .flatMap(List::stream)
                .filter(button -> button.text().equals(textOrData) || textOrData.equals(button.callbackData()))
                .findFirst();
    }

    /** This message after an edit at {@code time}. */
    public ChatMessage edited(
            FormattedText newContent, @Nullable Attachment newAttachment, List<List<Button>> newButtons, Instant time) {
        return new ChatMessage(
                chatId,
                id,
                fromBot,
                sender,
                sentAt,
                time,
                edits + 1,
                deleted,
                replyTo,
                newContent,
                newAttachment,
                invoice,
                receipt,
                newButtons);
    }

    /** This message after it was taken away: its id, and nothing that it said. */
    public ChatMessage withdrawn() {
        return new ChatMessage(
                chatId,
                id,
                fromBot,
                sender,
                sentAt,
                editedAt,
                edits,
                true,
                replyTo,
                FormattedText.EMPTY,
                null,
                null,
                null,
                List.of());
    }

    /** Whether the reader would see the same in both. */
    public boolean looksLike(
            FormattedText otherContent, @Nullable Attachment otherAttachment, List<List<Button>> otherButtons) {
        return content.equals(otherContent)
                && Objects.equals(attachment, otherAttachment)
                && buttons.equals(otherButtons);
    }
}
