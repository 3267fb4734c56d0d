package dev.aisha.gateway;

import dev.aisha.local.stores.LocalPostgres;
import dev.aisha.local.stores.LocalStores;
import dev.aisha.local.telegram.LocalTelegram;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What the gateway speaks with: real stores, the local Telegram, and billing as the tests play it. */
public final class Peers implements QuarkusTestResourceLifecycleManager {
    private final LocalStores stores = LocalStores.start();
    private final SilentLine toPostgres = SilentLine.to(stores.postgres());
    private final LocalTelegram telegram = LocalTelegram.start();
    private final PlayedBilling billing = new PlayedBilling();
    private final LocalAdmins admins = LocalAdmins.of(telegram);

    @Override
    public Map<String, String> start() {
        Map<String, String> environment = new HashMap<>(stores.environment());
        environment.put("DATABASE_URL", LocalPostgres.url(toPostgres.port()));
        environment.put("TELEGRAM_BOT_TOKEN", telegram.token());
        environment.put("TELEGRAM_API_URL", telegram.url());
        environment.put("BILLING_URL", billing.url());
        environment.put("INTERNAL_API_TOKEN", PlayedBilling.TOKEN);
        environment.put("ADMIN_IDS", admins.ids());
        environment.put("INSTANCE_ID", "gateway-under-test");
        environment.put("OPENAI_CHAT_MODEL", "played-model");
        // Time is the tests' own: they sweep and look by hand.
        environment.put("aisha.sweeping.every", "1h");
        environment.put("aisha.waiting.every", "1h");
        environment.put("aisha.admission.most-open", "2000");
        environment.put("aisha.admission.most-open-per-sender", "50");
        environment.put("aisha.submission.most-in-flight", "4");
        environment.put("aisha.peers.every", "1h");
        environment.put("aisha.backlog.every", "1h");
        environment.put("aisha.limits.notes-per-minute", "20");
        environment.put("aisha.limits.notes-per-day", "500");
        environment.put("aisha.limits.audio-minutes-per-day", "600");
        environment.put("aisha.limits.answers-per-minute", "30");
        environment.put("aisha.exporting.every", "1h");
        environment.put("aisha.exporting.retry-after", "1m");
        environment.put("aisha.exporting.largest-part", "100K");
        environment.put("aisha.temporary.folder", Path.of("target", "exports").toString());
        environment.put("aisha.telegram.long-poll", "2s");
        // Turns are taken by Redis' clock, which the tests cannot advance.
        environment.put("aisha.telegram.turns.per-second", "10000");
        environment.put("aisha.telegram.turns.optional-per-second", "10000");
        environment.put("aisha.telegram.turns.chat-every", "1ms");
        environment.put("aisha.telegram.turns.per-minute-in-group", "10000");
        environment.put("aisha.telegram.turns.longest-hold", "0s");
        environment.put("aisha.database.longest-silence", "8s");
        environment.put("quarkus.datasource.reactive.idle-timeout", "1s");
        environment.put("aisha.results.rescue-after", "1s");
        environment.put("aisha.results.rescue-every", "1s");
        environment.put("aisha.intake.pause-after-failure", "200ms");
        environment.put("aisha.work.pause-after-failure", "200ms");
        return environment;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(stores, new TestInjector.MatchesType(LocalStores.class));
        injector.injectIntoFields(toPostgres, new TestInjector.MatchesType(SilentLine.class));
        injector.injectIntoFields(telegram, new TestInjector.MatchesType(LocalTelegram.class));
        injector.injectIntoFields(admins, new TestInjector.MatchesType(LocalAdmins.class));
        injector.injectIntoFields(billing, new TestInjector.MatchesType(PlayedBilling.class));
    }

    @Override
    public void stop() {
        try (stores;
                toPostgres;
                telegram) {
            billing.close();
        }
    }
}
