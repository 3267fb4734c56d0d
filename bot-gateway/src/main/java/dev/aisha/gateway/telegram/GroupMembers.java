package dev.aisha.gateway.telegram;

import com.pengrad.telegrambot.model.ChatMember;
import com.pengrad.telegrambot.request.GetChatAdministrators;
import com.pengrad.telegrambot.request.GetChatMember;
import com.pengrad.telegrambot.response.GetChatAdministratorsResponse;
import com.pengrad.telegrambot.response.GetChatMemberResponse;
import jakarta.inject.Singleton;

/**
 * Asks what people are in groups. {@code getChatMember} need not work where the bot is no administrator
 * (https://core.telegram.org/bots/api#getchatmember); the list of administrators does.
 */
@Singleton
public final class GroupMembers {
    private final TelegramCalls calls;
    private final long botId;

    GroupMembers(TelegramCalls calls, Telegram telegram) {
        this.calls = calls;
        this.botId = telegram.botId();
    }

    /** What somebody is in a group. */
    public enum Standing {
        /** Or the one who has made the group. */
        ADMINISTRATOR,
        OTHER,
        /** Telegram did not tell in time. */
        UNKNOWN
    }

    /** What the bot itself is there. */
    public Standing ofBot(long chatId) {
        return of(chatId, botId);
    }

    /** What this user is there now. */
    public Standing of(long chatId, long userId) {
        return switch (calls.call(new GetChatMember(chatId, userId))) {
            case TelegramAnswer.Ok<GetChatMemberResponse> ok ->
                isAdministrator(ok.response().chatMember()) ? Standing.ADMINISTRATOR : Standing.OTHER;
            case TelegramAnswer.Refused<GetChatMemberResponse> refused -> amongAdministrators(chatId, userId);
            case TelegramAnswer.TooMany<GetChatMemberResponse> tooMany -> Standing.UNKNOWN;
            case TelegramAnswer.Moved<GetChatMemberResponse> moved -> Standing.UNKNOWN;
            case TelegramAnswer.Unreachable<GetChatMemberResponse> unreachable -> Standing.UNKNOWN;
        };
    }

    private Standing amongAdministrators(long chatId, long userId) {
        if (!(calls.call(new GetChatAdministrators(chatId))
                instanceof TelegramAnswer.Ok<GetChatAdministratorsResponse>(GetChatAdministratorsResponse list))) {
            return Standing.UNKNOWN;
        }
        return list.administrators().stream()
                        .anyMatch(member -> member.user().id() == userId && isAdministrator(member))
                ? Standing.ADMINISTRATOR
                : Standing.OTHER;
    }

    private static boolean isAdministrator(ChatMember member) {
        return member.status() == ChatMember.Status.creator || member.status() == ChatMember.Status.administrator;
    }
}
