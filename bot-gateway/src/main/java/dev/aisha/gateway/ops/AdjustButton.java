package dev.aisha.gateway.ops;

import dev.aisha.contract.billing.AdjustmentRequest;
import dev.aisha.gateway.admins.Admins;
import dev.aisha.gateway.billing.AdjustmentClient;
import dev.aisha.gateway.billing.AdjustmentClient.Adjusted;
import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.language.OpsWords;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Books an adjustment that was asked for, or not, by the button beside it. Only for whoever asked. */
@Singleton
final class AdjustButton implements ButtonKind {
    private static final Logger LOG = Logger.getLogger(AdjustButton.class);
    private static final String PREFIX = "adjust:";
    private static final String BOOK = PREFIX + "book:";
    private static final String NO = PREFIX + "no:";

    private final Admins admins;
    private final Adjustments adjustments;
    private final AdjustmentClient billing;
    private final Telegram telegram;

    AdjustButton(Admins admins, Adjustments adjustments, AdjustmentClient billing, Telegram telegram) {
        this.admins = admins;
        this.adjustments = adjustments;
        this.billing = billing;
        this.telegram = telegram;
    }

    static Buttons orNo(UUID id, Words words) {
        return new Buttons(
                List.of(List.of(new Button(words.ops().book(), BOOK + id), new Button(words.no(), NO + id))));
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public Pressed press(IncomingPress press, Sender by, Words words) {
        if (!admins.pressed(press)) {
            return new Pressed.Stale();
        }
        boolean done = Buttons.idAfter(NO, press)
                        .map(id -> drop(id, press, by, words.ops()))
                        .orElse(false)
                || Buttons.idAfter(BOOK, press)
                        .flatMap(id -> adjustments.begin(id, by.telegramId()))
                        .map(asked -> book(asked, press, words.ops()))
                        .orElse(false);
        return done ? new Pressed.Answered(List.of()) : new Pressed.Stale();
    }

    private boolean drop(UUID id, IncomingPress press, Sender by, OpsWords words) {
        if (!adjustments.drop(id, by.telegramId())) {
            return false;
        }
        LOG.infof("adjustment dropped admin=%d id=%s", by.telegramId(), id);
        show(press, words.notBooked(), Buttons.NONE);
        return true;
    }

    private boolean book(Adjustments.Asked asked, IncomingPress press, OpsWords words) {
        AdjustmentRequest request = new AdjustmentRequest(
                asked.id(), asked.amount().toPlainString(), asked.reason(), "telegram " + asked.adminId());
        Adjusted outcome = billing.adjust(asked.telegramId(), request);
        LOG.infof(
                "adjustment booked or not admin=%d user=%d amount=%s id=%s outcome=%s",
                asked.adminId(),
                asked.telegramId(),
                asked.amount(),
                asked.id(),
                outcome.getClass().getSimpleName());
        switch (outcome) {
            case Adjusted.Done done ->
                show(
                        press,
                        words.booked(
                                asked.telegramId(),
                                asked.amount(),
                                done.adjustment().balance()),
                        Buttons.NONE);
            case Adjusted.Spent(BigDecimal missing, BigDecimal available) ->
                show(press, words.tooFewCoins(missing, available), Buttons.NONE);
            case Adjusted.NobodyKnown nobody -> show(press, words.unknownUser(asked.telegramId()), Buttons.NONE);
            case Adjusted.Refused(int status) -> show(press, words.refusedByBilling(status), Buttons.NONE);
            case Adjusted.Unavailable unavailable ->
                show(
                        press,
                        words.perhapsBooked(asked.telegramId(), asked.amount()),
                        new Buttons(List.of(List.of(new Button(words.bookAgain(), BOOK + asked.id())))));
        }
        return true;
    }

    private void show(IncomingPress press, String text, Buttons buttons) {
        telegram.endPress(press.id());
        telegram.edit(press.chatId(), press.messageId(), text, buttons);
    }
}
