package dev.aisha.gateway.broadcasting;

import dev.aisha.gateway.admins.Admins;
import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Has a broadcast sent that was shown, or not, by the button beside it. Only for whoever wrote it. */
@Singleton
final class BroadcastButton implements ButtonKind {
    private static final Logger LOG = Logger.getLogger(BroadcastButton.class);
    private static final String PREFIX = "broadcast:";
    private static final String SEND = PREFIX + "send:";
    private static final String NO = PREFIX + "no:";

    private final Admins admins;
    private final Broadcasts broadcasts;
    private final Recipients recipients;
    private final SendBroadcast sendBroadcast;
    private final Telegram telegram;

    BroadcastButton(
            Admins admins,
            Broadcasts broadcasts,
            Recipients recipients,
            SendBroadcast sendBroadcast,
            Telegram telegram) {
        this.admins = admins;
        this.broadcasts = broadcasts;
        this.recipients = recipients;
        this.sendBroadcast = sendBroadcast;
        this.telegram = telegram;
    }

    static Buttons orNo(UUID id, Words words) {
        return new Buttons(
                List.of(List.of(new Button(words.broadcasts().send(), SEND + id), new Button(words.no(), NO + id))));
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
        boolean done = Buttons.idAfter(SEND, press)
                        .flatMap(id -> broadcasts.begin(id, by.telegramId(), press.messageId()))
                        .map(begun -> begun(begun, press, words))
                        .orElse(false)
                || Buttons.idAfter(NO, press)
                        .filter(id -> broadcasts.drop(id, by.telegramId()))
                        .map(id -> dropped(id, press, by, words))
                        .orElse(false);
        return done ? new Pressed.Answered(List.of()) : new Pressed.Stale();
    }

    private boolean begun(Broadcast broadcast, IncomingPress press, Words words) {
        LOG.infof("broadcast begun admin=%d id=%s", broadcast.adminId(), broadcast.id());
        telegram.endPress(press.id());
        Tally tally = recipients.tally(broadcast.id());
        telegram.edit(
                press.chatId(),
                press.messageId(),
                words.broadcasts().progress(tally.sent(), tally.failed(), tally.blocked(), tally.left()));
        sendBroadcast.soon();
        return true;
    }

    private boolean dropped(UUID id, IncomingPress press, Sender by, Words words) {
        LOG.infof("broadcast dropped admin=%d id=%s", by.telegramId(), id);
        telegram.endPress(press.id());
        telegram.edit(press.chatId(), press.messageId(), words.broadcasts().notSent());
        return true;
    }
}
