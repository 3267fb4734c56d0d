package dev.aisha.gateway.intake;

import dev.aisha.gateway.database.MigrateSchema;
import dev.aisha.gateway.telegram.IncomingUpdate;
import dev.aisha.gateway.telegram.TelegramUpdates;
import dev.aisha.gateway.telegram.TelegramUpdates.Polled;
import dev.aisha.gateway.work.Loops;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Polling mode. The offset, by which Telegram forgets what came before it, is raised past an update only when that is
 * safe in the database; after a crash Telegram sends the rest again.
 */
@Singleton
final class PollUpdates {
    private static final Logger LOG = Logger.getLogger(PollUpdates.class);

    private final IntakeConfig config;
    private final TelegramUpdates telegram;
    private final TakeUpdate takeUpdate;
    private final PollerLock lock;
    private final MigrateSchema schema;
    private final Loops loops;
    private boolean polling;
    private long offset;

    PollUpdates(
            IntakeConfig config,
            TelegramUpdates telegram,
            TakeUpdate takeUpdate,
            PollerLock lock,
            MigrateSchema schema,
            Loops loops) {
        this.config = config;
        this.telegram = telegram;
        this.takeUpdate = takeUpdate;
        this.lock = lock;
        this.schema = schema;
        this.loops = loops;
    }

    void start(@Observes StartupEvent event) {
        if (config.mode() == IntakeConfig.Mode.POLLING) {
            loops.start("poller", this::round);
        }
    }

    private boolean round() throws InterruptedException {
        schema.await();
        if (!lock.hold()) {
            polling = false;
            Thread.sleep(config.takeOverEvery());
        } else if (polling || begin()) {
            poll();
        }
        return true;
    }

    /** A webhook that was registered before would keep updates from being polled. */
    private boolean begin() throws InterruptedException {
        polling = telegram.deleteWebhook();
        offset = 0;
        if (polling) {
            LOG.info("polling begins");
        } else {
            Thread.sleep(config.pauseAfterFailure());
        }
        return polling;
    }

    private void poll() throws InterruptedException {
        switch (telegram.poll(offset)) {
            case Polled.Updates(List<IncomingUpdate> updates) -> updates.forEach(this::take);
            case Polled.Wait wait -> Thread.sleep(wait.atLeast());
            case Polled.Failed failed -> Thread.sleep(config.pauseAfterFailure());
            case Polled.Conflict conflict -> {
                LOG.warn("somebody else polls for this bot, or has registered a webhook");
                polling = false;
                Thread.sleep(config.pauseAfterFailure());
            }
        }
    }

    private void take(IncomingUpdate update) {
        takeUpdate.take(update);
        offset = update.updateId() + 1;
    }
}
