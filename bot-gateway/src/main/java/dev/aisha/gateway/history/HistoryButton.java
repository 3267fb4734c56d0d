package dev.aisha.gateway.history;

import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.history.ListTranscripts.Page;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the pages of a list. */
@Singleton
final class HistoryButton implements ButtonKind {
    private static final String PREFIX = "history:";
    private static final Pattern DATA = Pattern.compile(PREFIX + "(?<way>older|newer):(?<micros>\\d{1,17})");

    private final ListTranscripts list;
    private final Telegram telegram;

    HistoryButton(ListTranscripts list, Telegram telegram) {
        this.list = list;
        this.telegram = telegram;
    }

    static Button older(Instant than, Words words) {
        return new Button(words.older(), PREFIX + "older:" + micros(than));
    }

    static Button newer(Instant than, Words words) {
        return new Button(words.newer(), PREFIX + "newer:" + micros(than));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public Pressed press(IncomingPress press, Sender by, Words words) {
        return page(press, by, words).map(page -> turned(page, press)).orElseGet(Pressed.Stale::new);
    }

    private Optional<Page> page(IncomingPress press, Sender by, Words words) {
        Matcher data = DATA.matcher(press.data());
        if (!data.matches() || !press.isPrivate()) {
            return Optional.empty();
        }
        Instant moment = Instant.EPOCH.plus(Long.parseLong(data.group("micros")), ChronoUnit.MICROS);
        return Optional.of(
                data.group("way").equals("older")
                        ? list.before(by.telegramId(), moment, words)
                        : list.after(by.telegramId(), moment, words));
    }

    private Pressed turned(Page page, IncomingPress press) {
        telegram.endPress(press.id());
        telegram.edit(press.chatId(), press.messageId(), page.text(), page.buttons());
        return new Pressed.Answered(List.of());
    }
}
