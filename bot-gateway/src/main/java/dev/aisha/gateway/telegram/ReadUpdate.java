package dev.aisha.gateway.telegram;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.pengrad.telegrambot.model.Audio;
import com.pengrad.telegrambot.model.CallbackQuery;
import com.pengrad.telegrambot.model.Chat;
import com.pengrad.telegrambot.model.ChatMember;
import com.pengrad.telegrambot.model.ChatMemberUpdated;
import com.pengrad.telegrambot.model.Document;
import com.pengrad.telegrambot.model.Message;
import com.pengrad.telegrambot.model.MessageEntity;
import com.pengrad.telegrambot.model.PreCheckoutQuery;
import com.pengrad.telegrambot.model.RefundedPayment;
import com.pengrad.telegrambot.model.SuccessfulPayment;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.User;
import com.pengrad.telegrambot.model.Video;
import com.pengrad.telegrambot.model.VideoNote;
import com.pengrad.telegrambot.model.Voice;
import com.pengrad.telegrambot.utility.BotUtils;
import dev.aisha.gateway.telegram.IncomingMessage.Attachment;
import dev.aisha.gateway.telegram.IncomingMessage.Attachment.Field;
import dev.aisha.gateway.telegram.IncomingMessage.Authorship;
import dev.aisha.gateway.telegram.IncomingMessage.From;
import dev.aisha.gateway.telegram.IncomingMessage.Place;
import dev.aisha.gateway.telegram.IncomingMessage.Replied;
import dev.aisha.gateway.telegram.IncomingUpdate.Content;
import dev.aisha.gateway.telegram.IncomingUpdate.GroupLeft;
import dev.aisha.gateway.telegram.IncomingUpdate.GroupMoved;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads updates one by one, so that one which cannot be read keeps no other from being taken. */
public final class ReadUpdate {
    private ReadUpdate() {}

    /** The update in the body of a webhook call; empty where it has not even an id. */
    public static Optional<IncomingUpdate> read(String json) {
        try {
            return read(JsonParser.parseString(json));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    /** One element of what {@code getUpdates} answers; empty where it has not even an id. */
    static Optional<IncomingUpdate> read(JsonElement element) {
        return id(element).map(id -> {
            try {
                Update update = BotUtils.GSON.fromJson(element, Update.class);
                return new IncomingUpdate(id, content(update));
            } catch (RuntimeException e) { // Gson's own and those of number parsers below it
                return new IncomingUpdate(id, new IncomingUpdate.Unreadable());
            }
        });
    }

    private static Optional<Long> id(JsonElement element) {
        try {
            return element instanceof JsonObject update && update.has("update_id")
                    ? Optional.of(update.get("update_id").getAsLong())
                    : Optional.empty();
        } catch (RuntimeException e) { // not a number
            return Optional.empty();
        }
    }

    private static Content content(Update update) {
        return Stream.<Supplier<@Nullable Content>>of(
                        () -> checkout(update.preCheckoutQuery()),
                        () -> press(update.callbackQuery()),
                        () -> payment(update.message()),
                        () -> moved(update.message()),
                        () -> left(update.myChatMember()),
                        () -> message(update.message()))
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(IncomingUpdate.Other::new);
    }

    private static @Nullable IncomingCheckout checkout(@Nullable PreCheckoutQuery query) {
        From by = query == null ? null : from(query.from());
        return query == null || by == null
                ? null
                : new IncomingCheckout(query.id(), by, query.currency(), query.totalAmount(), query.invoicePayload());
    }

    private static @Nullable IncomingPayment payment(@Nullable Message message) {
        if (message == null || message.chat() == null) {
            return null;
        }
        long payer = message.chat().id(); // a refund is told of by the bot itself, in the chat of whoever paid
        SuccessfulPayment paid = message.successfulPayment();
        if (paid != null) {
            From by = from(message.from());
            return new IncomingPayment(
                    payer,
                    by == null ? null : by.languageCode(),
                    false,
                    paid.telegramPaymentChargeId(),
                    paid.totalAmount(),
                    paid.invoicePayload());
        }
        RefundedPayment back = message.refundedPayment();
        return back == null
                ? null
                : new IncomingPayment(
                        payer, null, true, back.telegramPaymentChargeId(), back.totalAmount(), back.invoicePayload());
    }

    private static @Nullable IncomingMessage message(@Nullable Message message) {
        if (message == null || message.chat() == null) {
            return null;
        }
        return new IncomingMessage(
                message.chat().id(),
                place(message.chat()),
                message.messageId(),
                from(message.from()),
                authorship(message),
                clean(message.text()),
                mentions(message),
                attachment(message),
                replied(message.replyToMessage()),
                sentByHand(message));
    }

    private static Place place(Chat chat) {
        return switch (chat.type()) {
            case Private -> Place.PRIVATE;
            case group, supergroup -> Place.GROUP;
            default -> Place.CHANNEL;
        };
    }

    private static Authorship authorship(Message message) {
        Chat as = message.senderChat();
        if (as == null) {
            return Authorship.OWN;
        }
        return as.id().equals(message.chat().id()) ? Authorship.GROUP : Authorship.CHAT;
    }

    private static @Nullable Replied replied(@Nullable Message to) {
        return to == null ? null : new Replied(to.messageId(), attachment(to));
    }

    private static Set<String> mentions(Message message) {
        return message.text() != null
                ? mentions(message.text(), message.entities())
                : mentions(message.caption(), message.captionEntities());
    }

    /** Offsets are in UTF-16 units, as Java's are. */
    private static Set<String> mentions(@Nullable String text, MessageEntity @Nullable [] entities) {
        if (text == null || entities == null) {
            return Set.of();
        }
        return Stream.of(entities)
                .filter(entity -> entity.type() == MessageEntity.Type.mention)
                .filter(entity -> entity.offset() >= 0
                        && entity.length() > 1
                        && entity.offset() + entity.length() <= text.length())
                .map(entity -> text.substring(entity.offset() + 1, entity.offset() + entity.length()))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static @Nullable GroupMoved moved(@Nullable Message message) {
        if (message == null || message.chat() == null) {
            return null;
        }
        long here = message.chat().id();
        if (message.migrateToChatId() != null) {
            return new GroupMoved(here, message.migrateToChatId());
        }
        return message.migrateFromChatId() == null ? null : new GroupMoved(message.migrateFromChatId(), here);
    }

    private static @Nullable GroupLeft left(@Nullable ChatMemberUpdated bot) {
        if (bot == null || bot.chat() == null || bot.newChatMember() == null) {
            return null;
        }
        ChatMember.Status now = bot.newChatMember().status();
        boolean out = now == ChatMember.Status.left || now == ChatMember.Status.kicked;
        return out && place(bot.chat()) == Place.GROUP
                ? new GroupLeft(bot.chat().id())
                : null;
    }

    /** A press without data is none of a button of ours; one without a message is too old to be told where it was. */
    private static @Nullable IncomingPress press(@Nullable CallbackQuery press) {
        if (press == null || press.data() == null || press.maybeInaccessibleMessage() == null) {
            return null;
        }
        From by = from(press.from());
        return by == null
                ? null
                : new IncomingPress(
                        press.id(),
                        by,
                        press.maybeInaccessibleMessage().chat().id(),
                        press.maybeInaccessibleMessage().messageId(),
                        press.data());
    }

    private static @Nullable From from(@Nullable User user) {
        return user == null
                ? null
                : new From(
                        user.id(),
                        Boolean.TRUE.equals(user.isBot()),
                        clean(user.username()),
                        clean(user.firstName()),
                        clean(user.languageCode()));
    }

    private static @Nullable Attachment attachment(Message message) {
        if (message.animation() != null) { // a silent video; Telegram repeats it as a document
            return null;
        }
        if (message.voice() != null) {
            Voice voice = message.voice();
            return attachment(Field.VOICE, voice.fileId(), null, voice.mimeType(), voice.fileSize(), voice.duration());
        }
        if (message.audio() != null) {
            Audio audio = message.audio();
            return attachment(
                    Field.AUDIO,
                    audio.fileId(),
                    audio.fileName(),
                    audio.mimeType(),
                    audio.fileSize(),
                    audio.duration());
        }
        if (message.videoNote() != null) {
            VideoNote note = message.videoNote();
            return attachment(Field.VIDEO_NOTE, note.fileId(), null, null, note.fileSize(), note.duration());
        }
        if (message.video() != null) {
            Video video = message.video();
            return attachment(
                    Field.VIDEO,
                    video.fileId(),
                    video.fileName(),
                    video.mimeType(),
                    video.fileSize(),
                    video.duration());
        }
        if (message.document() != null) {
            Document document = message.document();
            return attachment(
                    Field.DOCUMENT,
                    document.fileId(),
                    document.fileName(),
                    document.mimeType(),
                    document.fileSize(),
                    null);
        }
        return null;
    }

    private static @Nullable Attachment attachment(
            Field field,
            @Nullable String fileId,
            @Nullable String fileName,
            @Nullable String mimeType,
            @Nullable Long fileSize,
            @Nullable Integer seconds) {
        if (fileId == null) {
            return null;
        }
        return new Attachment(
                field,
                fileId,
                clean(fileName),
                clean(mimeType),
                fileSize == null || fileSize < 0 ? null : fileSize,
                seconds == null || seconds < 0 ? null : Duration.ofSeconds(seconds));
    }

    private static boolean sentByHand(Message message) {
        return Stream.of(
                        message.text(),
                        message.animation(),
                        message.audio(),
                        message.document(),
                        message.photo(),
                        message.sticker(),
                        message.story(),
                        message.video(),
                        message.videoNote(),
                        message.voice(),
                        message.contact(),
                        message.dice(),
                        message.game(),
                        message.poll(),
                        message.venue(),
                        message.location())
                .anyMatch(Objects::nonNull);
    }

    /** Without the one character that PostgreSQL does not take in texts. */
    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text.replace("\0", "");
    }
}
