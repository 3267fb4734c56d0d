package dev.aisha.gateway.broadcasting;

import dev.aisha.gateway.database.MigrateSchema;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.settings.UserSettings;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.SendOutcome;
import dev.aisha.gateway.telegram.Telegram;
import dev.aisha.gateway.work.Loops;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends the open broadcast, message by message. The time of the next one stands in the database, so that all replicas
 * together keep the pace, and any of them goes on where another has stopped. Each message takes a turn of the lowest urgency.
 */
@Singleton
public final class SendBroadcast {
    private static final Logger LOG = Logger.getLogger(SendBroadcast.class);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Broadcasts broadcasts;
    private final Recipients recipients;
    private final UserSettings settings;
    private final Telegram telegram;
    private final MigrateSchema schema;
    private final Loops loops;
    private final BroadcastConfig config;
    private final Duration pace;
    private final Semaphore news = new Semaphore(0);

    SendBroadcast(
            Broadcasts broadcasts,
            Recipients recipients,
            UserSettings settings,
            Telegram telegram,
            MigrateSchema schema,
            Loops loops,
            BroadcastConfig config) {
        this.broadcasts = broadcasts;
        this.recipients = recipients;
        this.settings = settings;
        this.telegram = telegram;
        this.schema = schema;
        this.loops = loops;
        this.config = config;
        this.pace = SECOND.dividedBy(Math.max(1, config.perSecond()));
    }

    void start(@Observes StartupEvent event) {
        loops.start("broadcasting", () -> {
            schema.await();
            boolean open = step() || broadcasts.isOpen();
            if (!open) {
                broadcasts.dropOldDrafts();
                recipients.forgetOld();
            }
            Duration pause = open ? pace : config.lookEvery();
            if (news.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                news.drainPermits();
            }
            return true;
        });
    }

    /** There is something to send. */
    void soon() {
        news.release();
    }

    /** Sends one message if it is time for it; false if it is not, or there is none to send. */
    public boolean step() {
        return broadcasts.beat(pace).map(this::step).orElse(false);
    }

    private boolean step(Broadcast broadcast) {
        OptionalLong next = recipients.next(broadcast);
        if (next.isEmpty()) {
            return endIfNobodyIsLeft(broadcast);
        }
        send(broadcast, next.getAsLong());
        if (broadcasts.isToBeTold(broadcast)) {
            tell(broadcast);
        }
        return true;
    }

    private void send(Broadcast broadcast, long telegramId) {
        switch (telegram.sendIfFree(telegramId, broadcast.text())) {
            case SendOutcome.Shown shown -> {}
            case SendOutcome.Unknown perhapsShown -> {}
            case SendOutcome.Blocked blocked -> recipients.blocked(broadcast, telegramId);
            case SendOutcome.Wait(Duration time, boolean everybody)
            when everybody -> {
                recipients.notTheirFault(broadcast, telegramId);
                broadcasts.putOff(broadcast, time);
            }
            case SendOutcome.Wait(Duration time, boolean everybody) ->
                recipients.again(broadcast, telegramId, longer(time, pace));
            case SendOutcome.NotSent unreachable -> {
                recipients.notTheirFault(broadcast, telegramId);
                broadcasts.putOff(broadcast, config.retryAfter());
            }
            case SendOutcome.Refused refused -> {
                LOG.warnf("broadcast refused id=%s description=%s", broadcast.id(), refused.description());
                recipients.failed(broadcast, telegramId);
            }
            case SendOutcome.Gone gone -> recipients.failed(broadcast, telegramId);
            case SendOutcome.Moved moved -> recipients.failed(broadcast, telegramId);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Some may have to wait for a turn of their chat. */
    private boolean endIfNobodyIsLeft(Broadcast broadcast) {
        if (recipients.isAnybodyLeft(broadcast)) {
            return true;
        }
        Tally tally = recipients.tally(broadcast.id());
        Words words = words(broadcast.adminId());
        if (show(broadcast, words.broadcasts().done(tally.sent(), tally.failed(), tally.blocked()))
                instanceof SendOutcome.Wait(Duration time, boolean everybody)) {
            broadcasts.putOff(broadcast, time);
        } else if (broadcasts.done(broadcast)) {
            LOG.infof(
                    "broadcast done id=%s sent=%d failed=%d blocked=%d",
                    broadcast.id(), tally.sent(), tally.failed(), tally.blocked());
        }
        return true;
    }

    private void tell(Broadcast broadcast) {
        if (broadcast.messageId() != null) {
            Tally tally = recipients.tally(broadcast.id());
            String progress = words(broadcast.adminId())
                    .broadcasts()
                    .progress(tally.sent(), tally.failed(), tally.blocked(), tally.left());
            SendOutcome unused =
                    telegram.editIfFree(broadcast.adminId(), broadcast.messageId(), progress, Buttons.NONE);
        }
    }

    /** Tells its admin that it was ended early. */
    void tellStopped(Broadcast broadcast) {
        Tally tally = recipients.tally(broadcast.id());
        String stopped = words(broadcast.adminId())
                .broadcasts()
                .stopped(tally.sent(), tally.failed(), tally.blocked(), tally.left());
        SendOutcome unused = show(broadcast, stopped);
    }

    private SendOutcome show(Broadcast broadcast, String text) {
        return broadcast.messageId() == null
                ? new SendOutcome.Gone()
                : telegram.edit(broadcast.adminId(), broadcast.messageId(), text);
    }

    private Words words(long admin) {
        return settings.words(new Sender(admin, null, null, null));
    }
}
