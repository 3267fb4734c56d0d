package dev.aisha.gateway.intake;

import dev.aisha.gateway.telegram.TelegramUpdates;
import dev.aisha.gateway.work.Loops;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Webhook mode: tells Telegram where to call, as soon as Telegram is there. Every replica does, it is all the same. */
@Singleton
final class RegisterWebhook {
    private static final Logger LOG = Logger.getLogger(RegisterWebhook.class);

    private final IntakeConfig config;
    private final TelegramUpdates telegram;
    private final Loops loops;

    RegisterWebhook(IntakeConfig config, TelegramUpdates telegram, Loops loops) {
        this.config = config;
        this.telegram = telegram;
        this.loops = loops;
    }

    void start(@Observes StartupEvent event) {
        if (config.mode() == IntakeConfig.Mode.WEBHOOK) {
            loops.start("webhook", this::round);
        }
    }

    private boolean round() throws InterruptedException {
        String url = config.webhookUrl().orElseThrow();
        if (telegram.registerWebhook(url, config.webhookSecret().orElseThrow())) {
            LOG.info("webhook registered");
            return false;
        }
        Thread.sleep(config.pauseAfterFailure());
        return true;
    }
}
