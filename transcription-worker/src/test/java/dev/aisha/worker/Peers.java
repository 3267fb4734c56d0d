package dev.aisha.worker;

import dev.aisha.local.speech.LocalSpeech;
import dev.aisha.local.speech.scripted.ScriptedRecogniser;
import dev.aisha.local.speech.tone.ToneRecogniser;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.stores.LocalS3;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.Options;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the worker speaks with: real stores, the local Telegram, a speech service that hears tones, played billing. */
public final class Peers implements QuarkusTestResourceLifecycleManager {
    static final String API_KEY = "sk-canary-4711";

    /** Of a local Bot API server; twice what Telegram's own hands out. */
    static final int LARGEST_FILE = 40 * 1024 * 1024;

    private final LocalRedis redis = LocalRedis.start();
    private final LocalS3 s3 = LocalS3.start();
    private final LocalTelegram telegram =
            LocalTelegram.start(Options.defaults().withMaxDownload(LARGEST_FILE));
    private final ScriptedRecogniser recogniser =
            new ScriptedRecogniser(request -> ToneRecogniser.hear(request.clip()));
    private final LocalSpeech speech =
            LocalSpeech.start(LocalSpeech.Options.with(recogniser).apiKey(API_KEY));
    private final PlayedBilling billing;
    private final Path temporary;

    public Peers() throws IOException {
        billing = new PlayedBilling();
        temporary = Files.createTempDirectory("aisha-worker-test-");
    }

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                Map.entry("REDIS_URL", redis.url()),
                Map.entry("MINIO_ENDPOINT", s3.endpoint()),
                Map.entry("MINIO_ACCESS_KEY", LocalS3.ACCESS_KEY),
                Map.entry("MINIO_SECRET_KEY", LocalS3.SECRET_KEY),
                Map.entry("MINIO_BUCKET", "made-by-the-worker"),
                Map.entry("TELEGRAM_BOT_TOKEN", telegram.token()),
                Map.entry("TELEGRAM_API_URL", telegram.url()),
                Map.entry("OPENAI_API_KEY", API_KEY),
                Map.entry("OPENAI_BASE_URL", speech.baseUrl()),
                Map.entry("BILLING_URL", billing.url()),
                Map.entry("INTERNAL_API_TOKEN", PlayedBilling.TOKEN),
                Map.entry("INSTANCE_ID", "worker-under-test"),
                Map.entry("aisha.workspace.folder", temporary.toString()),
                // Shorter than in production, so that tests need not wait.
                Map.entry("aisha.queue.heartbeat-every", "PT0.3S"),
                Map.entry("aisha.queue.rescue-every", "PT0.3S"),
                Map.entry("aisha.queue.progress-every", "PT0S"),
                Map.entry("aisha.speech.request-time-limit", "10s"),
                Map.entry("aisha.speech.probe-every", "1s"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(s3, new TestInjector.MatchesType(LocalS3.class));
        injector.injectIntoFields(telegram, new TestInjector.MatchesType(LocalTelegram.class));
        injector.injectIntoFields(recogniser, new TestInjector.MatchesType(ScriptedRecogniser.class));
        injector.injectIntoFields(billing, new TestInjector.MatchesType(PlayedBilling.class));
    }

    @Override
    public void stop() {
        try (redis;
                s3;
                telegram;
                speech) {
            billing.close();
        }
    }
}
