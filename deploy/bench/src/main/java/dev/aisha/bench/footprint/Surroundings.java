package dev.aisha.bench.footprint;

import dev.aisha.local.stores.LocalStores;
import dev.aisha.local.system.SlowRecogniser;
import dev.aisha.local.telegram.LocalTelegram;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** All that the services work with, but the services: stores, a Telegram, and a recogniser that answers at once. */
final class Surroundings implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LocalStores stores = LocalStores.start();
    private final LocalTelegram telegram = LocalTelegram.start();
    private final SlowRecogniser recogniser;

    Surroundings(Vertx vertx) throws Exception {
        recogniser = new SlowRecogniser(vertx);
    }

    /** The variables that lead a service here. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(stores.environment());
        environment.put("TELEGRAM_BOT_TOKEN", telegram.token());
        environment.put("TELEGRAM_API_URL", telegram.url());
        environment.put("OPENAI_API_KEY", "sk-bench");
        environment.put("OPENAI_BASE_URL", recogniser.url());
        environment.put("INTERNAL_API_TOKEN", "bench");
        return environment;
    }

    /** Somebody new sends a note, and gets its text. */
    void transcribe(Path note, Duration length) {
        var user = telegram.newUser("Ada", "en");
        user.sendVoice(note, length);
        user.awaitFromBot(message -> message.text().contains(SlowRecogniser.WORDS), PATIENCE);
    }

    @Override
    public void close() {
        recogniser.close();
        telegram.close();
        stores.close();
    }
}
