package dev.aisha.gateway.broadcasting;

import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.BroadcastWords;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.telegram.Telegram;
import dev.aisha.gateway.work.PeerUnavailable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** {@code /broadcast TEXT}: shows what would go to how many, and asks; {@code /broadcast stop} ends what is being sent. */
@Singleton
final class BroadcastCommand implements Command {
    private static final Logger LOG = Logger.getLogger(BroadcastCommand.class);
    private static final String STOP = "stop";

    /** So that a preview has room around it. */
    private static final int LONGEST = 3500;

    private final Broadcasts broadcasts;
    private final Recipients recipients;
    private final SendBroadcast sendBroadcast;
    private final Telegram telegram;
    private final Reply reply;

    BroadcastCommand(
            Broadcasts broadcasts, Recipients recipients, SendBroadcast sendBroadcast, Telegram telegram, Reply reply) {
        this.broadcasts = broadcasts;
        this.recipients = recipients;
        this.sendBroadcast = sendBroadcast;
        this.telegram = telegram;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "broadcast";
    }

    @Override
    public boolean isForAdmins() {
        return true;
    }

    @Override
    public List<Job> answer(Asked asked) {
        BroadcastWords words = asked.words().broadcasts();
        try {
            if (asked.argument().isEmpty()) {
                reply.to(asked.message(), words.howTo());
            } else if (asked.argument().equalsIgnoreCase(STOP)) {
                stop(asked, words);
            } else if (asked.argument().length() > LONGEST) {
                reply.to(asked.message(), words.tooLong(LONGEST));
            } else {
                draft(asked, words);
            }
        } catch (PeerUnavailable e) {
            LOG.warnf("broadcast not drafted or stopped fault=%s", e.getMessage());
            reply.to(asked.message(), asked.words().tryAgain());
        }
        return List.of();
    }

    private void stop(Asked asked, BroadcastWords words) {
        Optional<Broadcast> stopped = broadcasts.stop();
        LOG.infof(
                "broadcast stopped admin=%d id=%s",
                asked.sender().telegramId(), stopped.map(Broadcast::id).orElse(null));
        reply.to(asked.message(), stopped.isPresent() ? words.stopping() : words.noneIsOpen());
        stopped.ifPresent(sendBroadcast::tellStopped);
    }

    private void draft(Asked asked, BroadcastWords words) {
        UUID id = id(asked.message());
        if (!broadcasts.draft(id, asked.sender().telegramId(), asked.argument())) {
            reply.to(asked.message(), words.isOpen());
            return;
        }
        long number = recipients.add(id);
        LOG.infof(
                "broadcast drafted admin=%d id=%s recipients=%d", asked.sender().telegramId(), id, number);
        if (number == 0) {
            reply.to(asked.message(), words.nobody());
        } else {
            reply.to(asked.message(), words.preview(number, asked.argument()), BroadcastButton.orNo(id, asked.words()));
        }
    }

    /** Made from the message that asks, so that one that comes twice makes one broadcast. */
    private UUID id(ChatMessage message) {
        String name = "broadcast " + telegram.botId() + ":" + message.chatId() + ":" + message.messageId();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
