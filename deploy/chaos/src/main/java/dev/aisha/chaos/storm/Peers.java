package dev.aisha.chaos.storm;

import dev.aisha.local.process.TemporaryFolder;
import dev.aisha.local.speech.LocalSpeech;
import dev.aisha.local.speech.scripted.ScriptedRecogniser;
import dev.aisha.local.stores.LocalS3;
import dev.aisha.local.stores.LocalStores;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What the services talk to: real stores, the local Telegram, and a provider that can let them down. */
public final class Peers implements AutoCloseable {
    private static final String FIRST_INTERNAL_TOKEN = "storm-internal-token";
    static final String WEBHOOK_SECRET = "storm-webhook-secret";
    private static final String OPENAI_KEY = "sk-storm-openai-key";
    private static final String BOT_TOKEN = "7000000001:storm-telegram-token";
    private static final Duration FIRST_WEBHOOK_RETRY = Duration.ofMillis(500);

    private final Path folder = TemporaryFolder.make();
    private final LocalStores stores;
    private final LocalTelegram telegram =
            LocalTelegram.start(Options.defaults().withTokens(BOT_TOKEN).withWebhookRetry(FIRST_WEBHOOK_RETRY));
    private final SpeechFaults speech = new SpeechFaults();
    private final ScriptedRecogniser recogniser = new ScriptedRecogniser(speech);
    private final LocalSpeech provider =
            LocalSpeech.start(LocalSpeech.Options.with(recogniser).apiKey(OPENAI_KEY));
    private volatile String internalToken = FIRST_INTERNAL_TOKEN;
    private volatile LocalS3 s3;

    /** Takes over stores that run: closing this closes them. */
    Peers(LocalStores stores) {
        this.stores = stores;
        s3 = stores.s3();
    }

    /** For logs and temporary files of the services: {@code NAME.log}, {@code NAME.tmp}. */
    Path folder() {
        return folder;
    }

    public LocalStores stores() {
        return stores;
    }

    public LocalTelegram telegram() {
        return telegram;
    }

    SpeechFaults speech() {
        return speech;
    }

    /** The provider that {@link #speech} lets down. */
    public LocalSpeech provider() {
        return provider;
    }

    /** What billing is asked for its audit with; its {@code INTERNAL_API_TOKEN}, or one of several. */
    public String internalToken() {
        return internalToken;
    }

    /** Asks with another one from now on. */
    public void internalToken(String other) {
        internalToken = other;
    }

    /** The door to the objects that whoever looks at them goes through. */
    public LocalS3 s3() {
        return s3;
    }

    /** Has them looked at through another door from now on; it is closed by whoever opened it. */
    public void s3(LocalS3 other) {
        s3 = other;
    }

    /** Who listens at the provider, and does what {@link #speech} says. */
    public ScriptedRecogniser recogniser() {
        return recogniser;
    }

    /** Forgets what the recogniser was sent: it keeps every request. */
    void forgetRequests() {
        recogniser.forget();
    }

    /** The variables of a service that reaches all of them without a detour, as they were at first. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(stores.environment());
        environment.put("TELEGRAM_BOT_TOKEN", BOT_TOKEN);
        environment.put("TELEGRAM_API_URL", telegram.url());
        environment.put("OPENAI_API_KEY", OPENAI_KEY);
        environment.put("OPENAI_BASE_URL", provider.baseUrl());
        environment.put("INTERNAL_API_TOKEN", FIRST_INTERNAL_TOKEN);
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
