package dev.aisha.chaos.storm;

import dev.aisha.local.process.TemporaryFolder;
import dev.aisha.local.speech.LocalSpeech;
import dev.aisha.local.speech.scripted.ScriptedRecogniser;
import dev.aisha.local.stores.LocalStores;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What the services talk to: real stores, the local Telegram, and a provider that can let them down. */
final class Peers implements AutoCloseable {
    static final String INTERNAL_TOKEN = "storm-internal-token";
    static final String WEBHOOK_SECRET = "storm-webhook-secret";
    private static final String OPENAI_KEY = "sk-storm-openai-key";
    private static final String BOT_TOKEN = "7000000001:storm-telegram-token";
    private static final Duration FIRST_WEBHOOK_RETRY = Duration.ofMillis(500);

    private final Path folder = TemporaryFolder.make();
    private final LocalStores stores = LocalStores.start();
    private final LocalTelegram telegram =
            LocalTelegram.start(Options.defaults().withTokens(BOT_TOKEN).withWebhookRetry(FIRST_WEBHOOK_RETRY));
    private final SpeechFaults speech = new SpeechFaults();
    private final ScriptedRecogniser recogniser = new ScriptedRecogniser(speech);
    private final LocalSpeech provider =
            LocalSpeech.start(LocalSpeech.Options.with(recogniser).apiKey(OPENAI_KEY));

    /** For logs and temporary files of the services: {@code NAME.log}, {@code NAME.tmp}. */
    Path folder() {
        return folder;
    }

    LocalStores stores() {
        return stores;
    }

    LocalTelegram telegram() {
        return telegram;
    }

    SpeechFaults speech() {
        return speech;
    }

    /** Forgets what the recogniser was sent: it keeps every request. */
    void forgetRequests() {
        recogniser.forget();
    }

    /** The variables of a service that reaches all of them without a detour. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(stores.environment());
        environment.put("TELEGRAM_BOT_TOKEN", BOT_TOKEN);
        environment.put("TELEGRAM_API_URL", telegram.url());
        environment.put("OPENAI_API_KEY", OPENAI_KEY);
        environment.put("OPENAI_BASE_URL", provider.baseUrl());
        environment.put("INTERNAL_API_TOKEN", INTERNAL_TOKEN);
        return environment;
    }

    @Override
    public void close() {
        provider.close();
        telegram.close();
        stores.close();
        TemporaryFolder.delete(folder);
    }
}
