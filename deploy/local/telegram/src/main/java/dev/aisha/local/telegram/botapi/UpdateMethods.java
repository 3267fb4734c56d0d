package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.aisha.local.telegram.updates.LongPolling;
import dev.aisha.local.telegram.updates.UpdateQueue;
import dev.aisha.local.telegram.updates.Webhook;
import dev.aisha.local.telegram.updates.WebhookSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

/** getUpdates, setWebhook, deleteWebhook, getWebhookInfo. */
final class UpdateMethods {

    private static final int MAX_LIMIT = 100;

    /** Seconds; what Telegram's server allows at most. */
    private static final int MAX_TIMEOUT = 50;

    private static final int DEFAULT_CONNECTIONS = 40;
    private static final int MAX_CONNECTIONS = 100;
    private static final int MAX_SECRET = 256;

    private final UpdateQueue updates;
    private final LongPolling polling;
    private final Webhook webhook;

    UpdateMethods(UpdateQueue updates, LongPolling polling, Webhook webhook) {
        this.updates = updates;
        this.polling = polling;
        this.webhook = webhook;
    }

    Map<String, ApiMethod> methods() {
        return Map.of(
                "getUpdates", this::getUpdates,
                "setWebhook", this::setWebhook,
                "deleteWebhook", this::deleteWebhook,
                "getWebhookInfo", parameters -> webhookInfo());
    }

    private JsonNode getUpdates(Parameters parameters) {
        if (webhook.settings().isPresent()) {
            throw new Refusal(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active;"
                            + " use deleteWebhook to delete the webhook first");
        }
        rememberAllowed(parameters);
        var polled = polling.poll(
                Math.toIntExact(parameters.number("offset", 0)),
                parameters.number("limit", MAX_LIMIT, 1, MAX_LIMIT),
                Duration.ofSeconds(parameters.number("timeout", 0, 0, MAX_TIMEOUT)));
        return switch (polled) {
            case LongPolling.Polled.Ended ended -> throw new Refusal(409, ended.why());
            case LongPolling.Polled.Updates found -> {
                var result = JsonNodeFactory.instance.arrayNode();
                found.updates().forEach(update -> result.add(update.json()));
                yield result;
            }
        };
    }

    private JsonNode setWebhook(Parameters parameters) {
        var url = parameters.text("url");
        var secret = parameters.text("secret_token");
        if (!isHttp(url)) {
            throw Refusal.badRequest("invalid webhook URL specified");
        }
        if (secret.length() > MAX_SECRET) {
            throw Refusal.badRequest("secret token is too long");
        }
        if (!secret.matches("[A-Za-z0-9_-]*")) {
            throw Refusal.badRequest("secret token contains unallowed characters");
        }
        rememberAllowed(parameters);
        dropPendingIfAsked(parameters);
        webhook.set(new WebhookSettings(
                url, secret, parameters.number("max_connections", DEFAULT_CONNECTIONS, 1, MAX_CONNECTIONS)));
        polling.endForWebhook();
        return BooleanNode.TRUE;
    }

    private JsonNode deleteWebhook(Parameters parameters) {
        webhook.remove();
        dropPendingIfAsked(parameters);
        return BooleanNode.TRUE;
    }

    private JsonNode webhookInfo() {
        var json = JsonNodeFactory.instance.objectNode();
        var settings = webhook.settings();
        json.put("url", settings.map(WebhookSettings::url).orElse(""));
        json.put("has_custom_certificate", false);
        json.put("pending_update_count", updates.size());
        webhook.lastError()
                .ifPresent(error -> json.put("last_error_date", error.at().getEpochSecond())
                        .put("last_error_message", error.message()));
        settings.ifPresent(set -> json.put("max_connections", set.maxConnections()));
        if (!updates.allowed().isEmpty()) {
            var allowed = json.putArray("allowed_updates");
            updates.allowed().forEach(allowed::add);
        }
        return json;
    }

    private void rememberAllowed(Parameters parameters) {
        var allowed = parameters.json("allowed_updates");
        if (allowed != null) {
            var types = new ArrayList<String>();
            allowed.forEach(type -> types.add(type.asText()));
            updates.allow(types);
        }
    }

    private void dropPendingIfAsked(Parameters parameters) {
        if (parameters.flag("drop_pending_updates")) {
            updates.remove(update -> true);
        }
    }

    private static boolean isHttp(String url) {
        try {
            var uri = new URI(url);
            var scheme = String.valueOf(uri.getScheme());
            return uri.getHost() != null && scheme.matches("(?i)https?");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
