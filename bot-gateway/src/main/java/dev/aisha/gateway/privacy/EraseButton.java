package dev.aisha.gateway.privacy;

import dev.aisha.gateway.cancelling.CancelAll;
import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.List;

/** Has everything of a user erased, beginning with what is under way for them; or nothing, by the button beside it. */
@Singleton
final class EraseButton implements ButtonKind {
    private static final String PREFIX = "erase:";
    private static final String ALL = PREFIX + "all";
    private static final String NOTHING = PREFIX + "nothing";

    private final PeopleToErase people;
    private final ErasePeople erasePeople;
    private final CancelAll cancelAll;
    private final Telegram telegram;

    EraseButton(PeopleToErase people, ErasePeople erasePeople, CancelAll cancelAll, Telegram telegram) {
        this.people = people;
        this.erasePeople = erasePeople;
        this.cancelAll = cancelAll;
        this.telegram = telegram;
    }

    static Buttons orKeep(Words words) {
        return new Buttons(List.of(
                List.of(new Button(words.eraseAll(), ALL)), List.of(new Button(words.eraseNothing(), NOTHING))));
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public Pressed press(IncomingPress press, Sender by, Words words) {
        if (!press.isPrivate()) {
            return new Pressed.Stale();
        }
        return switch (press.data()) {
            case ALL -> new Pressed.Answered(eraseAll(press, by, words));
            case NOTHING -> {
                telegram.endPress(press.id());
                telegram.edit(press.chatId(), press.messageId(), words.erasedNothing());
                yield new Pressed.Answered(List.of());
            }
            default -> new Pressed.Stale();
        };
    }

    private List<Job> eraseAll(IncomingPress press, Sender by, Words words) {
        people.add(by.telegramId(), words.language().code());
        telegram.endPress(press.id());
        telegram.edit(press.chatId(), press.messageId(), words.erasing());
        List<Job> cancelled = cancelAll.of(by.telegramId());
        erasePeople.soon();
        return cancelled;
    }
}
