package dev.aisha.gateway.telegram;

import com.pengrad.telegrambot.model.BotCommand;
import com.pengrad.telegrambot.model.LinkPreviewOptions;
import com.pengrad.telegrambot.model.MessageEntity;
import com.pengrad.telegrambot.model.botcommandscope.BotCommandsScopeChat;
import com.pengrad.telegrambot.model.request.InputMediaDocument;
import com.pengrad.telegrambot.model.request.ReplyParameters;
import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.DeleteMessage;
import com.pengrad.telegrambot.request.EditMessageMedia;
import com.pengrad.telegrambot.request.EditMessageReplyMarkup;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.SendDocument;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SetMyCommands;
import com.pengrad.telegrambot.response.BaseResponse;
import com.pengrad.telegrambot.response.SendResponse;
import dev.aisha.gateway.turns.AwaitTurn;
import dev.aisha.gateway.turns.Turn;
import dev.aisha.gateway.turns.Urgency;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Messages to people, each in its turn. Texts are plain, never markup, so that nothing in a transcript can break them;
 * addresses in them get no preview. Limits are Telegram's: {@link #TEXT_LIMIT}, {@link #CAPTION_LIMIT}.
 */
@Singleton
public final class Telegram {
    /** Longest text of a message, in UTF-16 units. */
    public static final int TEXT_LIMIT = 4096;

    /** Longest caption of a document, in UTF-16 units. */
    public static final int CAPTION_LIMIT = 1024;

    /** A token that was revoked. People put the new one in; nothing was done until then, and nothing is given up. */
    private static final int TOKEN_REFUSED = 401;

    private final TelegramCalls calls;
    private final BotName name;
    private final AwaitTurn turns;
    private final long botId;

    Telegram(TelegramCalls calls, BotName name, AwaitTurn turns, TelegramConfig config) {
        this.calls = calls;
        this.name = name;
        this.turns = turns;
        this.botId = Long.parseLong(config.token().substring(0, config.token().indexOf(':')));
    }

    /** The id of the bot that this token is for. */
    public long botId() {
        return botId;
    }

    /** Whether Telegram is there and knows the bot. */
    public boolean knowsUs() {
        return name.ask();
    }

    /** Sends a text. */
    public SendOutcome send(long chatId, String text) {
        return send(chatId, text, Buttons.NONE);
    }

    /** Sends a text with buttons below it. */
    public SendOutcome send(long chatId, String text, Buttons buttons) {
        return send(chatId, FoldedText.plain(text), buttons);
    }

    /** Sends a text whose beginning may be folded, with buttons below it. */
    public SendOutcome send(long chatId, FoldedText text, Buttons buttons) {
        SendMessage request = message(chatId, text.text(), buttons);
        text.quote().ifPresent(request::entities);
        return inTurn(chatId, Urgency.MUST_BE_SHOWN, () -> sent(calls.call(request)));
    }

    /** As {@link #send(long, String)}, if there is a turn for it now. */
    public SendOutcome sendIfFree(long chatId, String text) {
        SendMessage request = message(chatId, text, Buttons.NONE);
        return inTurn(chatId, Urgency.MAY_BE_LEFT_OUT, () -> sent(calls.call(request)));
    }

    /** Sends a text in which each character is as wide as the other, so that its columns are straight. */
    public SendOutcome sendAligned(long chatId, String text) {
        SendMessage request = message(chatId, text, Buttons.NONE)
                .entities(new MessageEntity(MessageEntity.Type.pre, 0, text.length()));
        return inTurn(chatId, Urgency.MUST_BE_SHOWN, () -> sent(calls.call(request)));
    }

    /** Ends the clock on a button that was pressed, and shows a short word; not repeated, as it soon means nothing. */
    public void answerPress(String pressId, String text) {
        calls.call(new AnswerCallbackQuery(pressId).text(text));
    }

    /** Ends the clock on a button that was pressed, without a word. */
    public void endPress(String pressId) {
        calls.call(new AnswerCallbackQuery(pressId));
    }

    /**
     * Has Telegram offer these commands to those whose app speaks a language. May be repeated.
     *
     * @param commands what each does, by its name
     * @param languageCode ISO 639-1; empty for all languages that have no list of their own
     * @return whether Telegram has taken them
     */
    public boolean offerCommands(Map<String, String> commands, Optional<String> languageCode) {
        return calls.call(offer(commands, languageCode)) instanceof TelegramAnswer.Ok;
    }

    /**
     * As {@link #offerCommands}, to one person, whose list it is instead of everybody's.
     *
     * @return false if it is to be asked for again; a refusal is not, as of whoever has never written to the bot
     */
    public boolean offerCommandsTo(long chatId, Map<String, String> commands, Optional<String> languageCode) {
        SetMyCommands request = offer(commands, languageCode).scope(new BotCommandsScopeChat(chatId));
        return switch (calls.call(request)) {
            case TelegramAnswer.Ok<?> ok -> true;
            case TelegramAnswer.Refused<?> refused -> true;
            case TelegramAnswer.Moved<?> moved -> true;
            case TelegramAnswer.TooMany<?> tooMany -> false;
            case TelegramAnswer.Unreachable<?> unreachable -> false;
        };
    }

    private static SetMyCommands offer(Map<String, String> commands, Optional<String> languageCode) {
        SetMyCommands request = new SetMyCommands(commands.entrySet().stream()
                .map(command -> new BotCommand(command.getKey(), command.getValue()))
                .toArray(BotCommand[]::new));
        languageCode.ifPresent(request::languageCode);
        return request;
    }

    /** Sends a text as a reply; as a message of its own where the one to reply to is gone. */
    public SendOutcome reply(long chatId, long toMessageId, String text) {
        return reply(chatId, toMessageId, text, Buttons.NONE);
    }

    /** As {@link #reply(long, long, String)}, with buttons below it. */
    public SendOutcome reply(long chatId, long toMessageId, String text, Buttons buttons) {
        return reply(chatId, toMessageId, text, buttons, Urgency.MUST_BE_SHOWN);
    }

    /** As {@link #reply(long, long, String)}, if there is a turn for it now. */
    public SendOutcome replyIfFree(long chatId, long toMessageId, String text) {
        return reply(chatId, toMessageId, text, Buttons.NONE, Urgency.MAY_BE_LEFT_OUT);
    }

    private SendOutcome reply(long chatId, long toMessageId, String text, Buttons buttons, Urgency urgency) {
        SendMessage request = message(chatId, text, buttons).replyParameters(replyTo(toMessageId));
        return inTurn(chatId, urgency, () -> sent(calls.call(request)));
    }

    /** Replaces a message's text, and takes its buttons away. May be repeated. */
    public SendOutcome edit(long chatId, long messageId, String text) {
        return edit(chatId, messageId, text, Buttons.NONE);
    }

    /** Replaces a message's text and its buttons. May be repeated. */
    public SendOutcome edit(long chatId, long messageId, String text, Buttons buttons) {
        return edit(chatId, messageId, FoldedText.plain(text), buttons);
    }

    /** As {@link #edit(long, long, String, Buttons)}, by a text whose beginning may be folded. */
    public SendOutcome edit(long chatId, long messageId, FoldedText text, Buttons buttons) {
        return edit(chatId, messageId, text, buttons, Urgency.MUST_BE_SHOWN);
    }

    /** As {@link #edit(long, long, String, Buttons)}, if there is a turn for it now. */
    public SendOutcome editIfFree(long chatId, long messageId, String text, Buttons buttons) {
        return edit(chatId, messageId, FoldedText.plain(text), buttons, Urgency.MAY_BE_LEFT_OUT);
    }

    private SendOutcome edit(long chatId, long messageId, FoldedText text, Buttons buttons, Urgency urgency) {
        EditMessageText request =
                new EditMessageText(chatId, (int) messageId, text.text()).linkPreviewOptions(noPreview());
        text.quote().ifPresent(request::entities);
        if (!buttons.rows().isEmpty()) {
            request.replyMarkup(buttons.markup());
        }
        return inTurn(chatId, urgency, () -> edited(messageId, calls.call(request)));
    }

    /** Replaces a message's buttons. May be repeated. */
    public SendOutcome editButtons(long chatId, long messageId, Buttons buttons) {
        EditMessageReplyMarkup request =
                new EditMessageReplyMarkup(chatId, (int) messageId).replyMarkup(buttons.markup());
        return inTurn(chatId, Urgency.MUST_BE_SHOWN, () -> edited(messageId, calls.call(request)));
    }

    /** Takes a message of ours away. Not repeated: one that stays does no harm. */
    public void delete(long chatId, long messageId) {
        calls.call(new DeleteMessage(chatId, (int) messageId));
    }

    /** Sends a document as a reply; as a message of its own where the one to reply to is gone. */
    public SendOutcome replyWithDocument(long chatId, long toMessageId, OutgoingFile file) {
        SendDocument request = new SendDocument(chatId, file.content().toByteArray())
                .fileName(file.name())
                .contentType(file.type())
                .replyParameters(replyTo(toMessageId));
        return inTurn(chatId, Urgency.MUST_BE_SHOWN, () -> sent(calls.upload(request)));
    }

    /**
     * Sends a document with a caption, read from the disk as it goes. Telegram takes up to 50 MB from bots. Returns within
     * {@link TelegramConfig#largeUploadTimeout}.
     */
    public SendOutcome sendDocument(long chatId, LargeFile file, String caption) {
        SendDocument request = new SendDocument(chatId, file.content().toFile())
                .fileName(file.name())
                .contentType(file.type())
                .caption(caption);
        return inTurn(chatId, Urgency.MUST_BE_SHOWN, () -> sent(calls.uploadLarge(request)));
    }

    /** Puts a document in the place of a message's text, and buttons below it. May be repeated. */
    public SendOutcome editToDocument(
            long chatId, long messageId, OutgoingFile file, FoldedText caption, Buttons buttons) {
        InputMediaDocument document = new InputMediaDocument(file.content().toByteArray())
                .fileName(file.name())
                .contentType(file.type())
                .caption(caption.text());
        caption.quote().ifPresent(document::captionEntities);
        EditMessageMedia request = new EditMessageMedia(chatId, (int) messageId, document);
        if (!buttons.rows().isEmpty()) {
            request.replyMarkup(buttons.markup());
        }
        return inTurn(chatId, Urgency.MUST_BE_SHOWN, () -> edited(messageId, calls.upload(request)));
    }

    /** Makes a call when its turn has come, and keeps others from what Telegram has answered with 429. */
    private SendOutcome inTurn(long chatId, Urgency urgency, Supplier<SendOutcome> call) {
        return switch (turns.await(chatId, urgency)) {
            case Turn.Go go -> obeyed(chatId, call.get());
            case Turn.Wait(Duration time, Turn.Whose whose) -> new SendOutcome.Wait(time, whose == Turn.Whose.ALL);
            case Turn.HeldBack(Duration time, Turn.Whose whose) -> new SendOutcome.Wait(time, whose == Turn.Whose.ALL);
        };
    }

    private SendOutcome obeyed(long chatId, SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Wait wait) {
            turns.holdBack(chatId, wait.atLeast());
        }
        return outcome;
    }

    private static SendOutcome sent(TelegramAnswer<SendResponse> answer) {
        return judge(answer, response -> response.message().messageId().longValue());
    }

    private static SendOutcome edited(long messageId, TelegramAnswer<BaseResponse> answer) {
        if (answer instanceof TelegramAnswer.Refused<?> refused
                && says(refused, "message is not modified", "there is no text in the message to edit")) {
            // It stands there since an earlier attempt; as a document, if a footer has changed the form since.
            return new SendOutcome.Shown(messageId);
        }
        return judge(answer, response -> messageId);
    }

    private static <R> SendOutcome judge(TelegramAnswer<R> answer, Function<R, Long> messageId) {
        return switch (answer) {
            case TelegramAnswer.Ok<R> ok -> new SendOutcome.Shown(messageId.apply(ok.response()));
            case TelegramAnswer.TooMany<R> tooMany -> new SendOutcome.Wait(tooMany.pause(), true);
            case TelegramAnswer.Moved<R> moved -> new SendOutcome.Moved(moved.toChatId());
            case TelegramAnswer.Unreachable<R> unreachable ->
                unreachable.asked() ? new SendOutcome.Unknown() : new SendOutcome.NotSent();
            case TelegramAnswer.Refused<R> refused -> judge(refused);
        };
    }

    private static SendOutcome judge(TelegramAnswer.Refused<?> refused) {
        if (refused.code() == TOKEN_REFUSED) {
            return new SendOutcome.NotSent();
        }
        if (says(refused, "message to edit not found", "message can't be edited", "message_id_invalid")) {
            return new SendOutcome.Gone();
        }
        if (refused.code() == 403
                || says(refused, "chat not found", "peer_id_invalid", "user is deactivated")
                || says(refused, "not enough rights", "have no rights", "chat_write_forbidden")) {
            return new SendOutcome.Blocked();
        }
        return new SendOutcome.Refused(refused.description());
    }

    private static boolean says(TelegramAnswer.Refused<?> refused, String... words) {
        String description = refused.description().toLowerCase(Locale.ROOT);
        return Stream.of(words).anyMatch(description::contains);
    }

    private static SendMessage message(long chatId, String text, Buttons buttons) {
        SendMessage request = new SendMessage(chatId, text).linkPreviewOptions(noPreview());
        return buttons.rows().isEmpty() ? request : request.replyMarkup(buttons.markup());
    }

    private static ReplyParameters replyTo(long messageId) {
        return new ReplyParameters((int) messageId).allowSendingWithoutReply(true);
    }

    private static LinkPreviewOptions noPreview() {
        return new LinkPreviewOptions().isDisabled(true);
    }
}
