package dev.aisha.local.stack;

import dev.aisha.local.stores.LocalPostgres;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.stores.LocalS3;
import dev.aisha.local.stores.LocalStore;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be started, and how each part finds the others.
 *
 * @param parts to start
 * @param ports of all parts
 * @param settings of the user
 * @param data where everything is kept
 */
record Plan(Set<Part> parts, Ports ports, Settings settings, DataFolder data) {
    /** Fixed, so that a restarted stack goes on with the chats and jobs that it has. */
    static final String LOCAL_TOKEN = "7000000001:local-telegram-token-of-this-machine";

    static final String LOCAL_INTERNAL_TOKEN = "local-internal-token";
    static final String LOCAL_WEBHOOK_SECRET = "local-webhook-secret";
    static final String LOCAL_OPENAI_KEY = "local-openai-key";
    static final String TELEGRAM_CLOUD = "https://api.telegram.org";

    private static final String TELEGRAM_TOKEN = "TELEGRAM_BOT_TOKEN";
    private static final String OPENAI_KEY = "OPENAI_API_KEY";

    Plan {
        parts = Set.copyOf(parts);
    }

    /** Everything that the user has no real thing for. */
    static Plan everything(Ports ports, Settings settings, DataFolder data) {
        return new Plan(localParts(EnumSet.allOf(Part.class), settings), ports, settings, data);
    }

    /** Stores and stand-ins, without the services. */
    static Plan infra(Ports ports, Settings settings, DataFolder data) {
        var parts = localParts(EnumSet.allOf(Part.class), settings);
        parts.removeIf(part -> part.service().isPresent());
        return new Plan(parts, ports, settings, data);
    }

    /** Everything with the local Telegram, whatever the user has. */
    static Plan demo(Ports ports, Settings settings, DataFolder data) {
        var variables = new HashMap<String, String>(settings.variables());
        variables.remove(TELEGRAM_TOKEN);
        variables.remove("BOT_MODE");
        return everything(ports, new Settings(variables), data);
    }

    private static EnumSet<Part> localParts(EnumSet<Part> parts, Settings settings) {
        if (settings.get(TELEGRAM_TOKEN).isPresent()) {
            parts.remove(Part.TELEGRAM);
        }
        if (settings.get(OPENAI_KEY).isPresent()) {
            parts.remove(Part.SPEECH);
        }
        return parts;
    }

    boolean has(Part part) {
        return parts.contains(part);
    }

    /** The token of a real bot, where the user has one. */
    Optional<String> realToken() {
        return settings.get(TELEGRAM_TOKEN);
    }

    /** The variables of one service. */
    Map<String, String> environment(Service service) {
        var all = environment();
        all.keySet().retainAll(service.variables());
        return all;
    }

    /** The variables of all services together, without ports and logs. */
    Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        for (var service : Service.values()) {
            for (var variable : service.variables()) {
                settings.get(variable).ifPresent(value -> environment.put(variable, value));
            }
        }
        addStores(environment);
        if (has(Part.TELEGRAM)) {
            addLocalTelegram(environment);
        }
        if (has(Part.SPEECH)) {
            addLocalSpeech(environment);
        }
        environment.put("BILLING_URL", url(Part.BILLING));
        environment.putIfAbsent("INTERNAL_API_TOKEN", LOCAL_INTERNAL_TOKEN);
        environment.putIfAbsent("OTEL_EXPORTER_OTLP_ENDPOINT", url(Part.SIGHT));
        return environment;
    }

    private void addStores(Map<String, String> environment) {
        environment.put("DATABASE_URL", LocalPostgres.url(ports.of(Part.POSTGRES)));
        environment.put("REDIS_URL", LocalRedis.url(ports.of(Part.REDIS)));
        environment.put("MINIO_ENDPOINT", url(Part.S3));
        environment.put("MINIO_ACCESS_KEY", LocalS3.ACCESS_KEY);
        environment.put("MINIO_SECRET_KEY", LocalS3.SECRET_KEY);
        environment.put("MINIO_BUCKET", LocalS3.BUCKET);
    }

    /** With a local Telegram, the webhook is on this machine, too. */
    private void addLocalTelegram(Map<String, String> environment) {
        environment.put(TELEGRAM_TOKEN, LOCAL_TOKEN);
        environment.put("TELEGRAM_API_URL", url(Part.TELEGRAM));
        environment.put("WEBHOOK_URL", url(Part.GATEWAY) + "/webhook/telegram");
        environment.putIfAbsent("WEBHOOK_SECRET", LOCAL_WEBHOOK_SECRET);
    }

    private void addLocalSpeech(Map<String, String> environment) {
        environment.put(OPENAI_KEY, LOCAL_OPENAI_KEY);
        environment.put("OPENAI_BASE_URL", url(Part.SPEECH) + "/v1");
        environment.put("OPENAI_CHAT_MODEL", "stand-in");
    }

    /** Where a part is, or would be. */
    String url(Part part) {
        return "http://" + LocalStore.HOST + ":" + ports.of(part);
    }
}
