package dev.aisha.gateway.intake;

import dev.aisha.gateway.database.DatabaseUnavailable;
import dev.aisha.gateway.database.MigrateSchema;
import dev.aisha.gateway.telegram.ReadUpdate;
import dev.aisha.gateway.work.Rush;
import dev.aisha.platform.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Webhook mode: takes the updates that Telegram sends. Whatever is not answered with 200, Telegram sends again. */
@Singleton
@Path("/webhook/telegram")
public final class ReceiveWebhook {
    private static final Logger LOG = Logger.getLogger(ReceiveWebhook.class);

    private final IntakeConfig config;
    private final TakeUpdate takeUpdate;
    private final MigrateSchema schema;
    private final Rush rush;
    private final Semaphore places;

    ReceiveWebhook(IntakeConfig config, TakeUpdate takeUpdate, MigrateSchema schema, Rush rush) {
        this.config = config;
        this.takeUpdate = takeUpdate;
        this.schema = schema;
        this.rush = rush;
        this.places = new Semaphore(config.webhookCallsAtOnce());
    }

    /** Takes one update: 200 once it is safe, 401 without the secret, 503 while it cannot be kept. */
    @POST
    @RunOnVirtualThread
    public Response receive(@HeaderParam("X-Telegram-Bot-Api-Secret-Token") @Nullable String secret, byte[] body) {
        if (config.mode() != IntakeConfig.Mode.WEBHOOK || !isOurs(secret)) {
            return Problem.of(401, "unauthorized", "Unauthorized", "The secret token is missing or wrong.")
                    .response();
        }
        if (!schema.isDone() || !places.tryAcquire()) {
            return notNow();
        }
        rush.begin();
        try {
            take(body);
            return Response.ok().build();
        } catch (DatabaseUnavailable e) {
            LOG.warnf("update not taken, Telegram will send it again fault=%s", e.getMessage());
            return notNow();
        } finally {
            rush.end();
            places.release();
        }
    }

    private void take(byte[] body) {
        ReadUpdate.read(new String(body, StandardCharsets.UTF_8))
                .ifPresentOrElse(takeUpdate::take, () -> LOG.warn("webhook call dropped, it holds no update"));
    }

    /** Takes as long for a near miss as for any other. */
    private boolean isOurs(@Nullable String secret) {
        byte[] offered = (secret == null ? "" : secret).getBytes(StandardCharsets.UTF_8);
        return config.webhookSecret()
                .map(ours -> MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), offered))
                .orElse(false);
    }

    private static Response notNow() {
        return Problem.of(503, "not-now", "Not now", "The update cannot be kept right now; send it again.")
                .response();
    }
}
