package dev.aisha.e2e;

import dev.aisha.local.speech.LocalSpeech;
import dev.aisha.local.speech.scripted.ScriptedRecogniser;
import dev.aisha.local.speech.tone.ToneRecogniser;
import dev.aisha.local.stack.Service;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.stores.LocalStores;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Real stores, the local Telegram and a recogniser that writes down exactly what it was sent; the services join as
 * processes. Waits that are minutes in production are seconds here, by the variables that ops have as well.
 */
final class AishaSystem implements AutoCloseable {
    static final String OPENAI_KEY = "sk-canary-openai-key";
    static final String INTERNAL_TOKEN = "canary-internal-token";
    static final String WEBHOOK_SECRET = "canary-webhook-secret";
    private static final String BOT_TOKEN = "7000000001:canary-telegram-token";

    private static final Map<String, String> SHORTER_WAITS = Map.of(
            "AISHA_QUEUE_HEARTBEAT_EVERY", "500ms",
            "AISHA_QUEUE_RESCUE_AFTER", "3s",
            "AISHA_QUEUE_RESCUE_EVERY", "1s");

    private final Path folder;
    private final LocalStores stores;
    private final LocalTelegram telegram;
    private final ScriptedRecogniser recogniser = exact();
    private final LocalSpeech speech;
    private final Map<String, String> environment;
    private final Optional<Breaks> breaks;
    private final List<ServiceProcess> services = new ArrayList<>();

    private AishaSystem(LocalStores stores, boolean breakable, Map<String, String> more) {
        this.stores = stores;
        try {
            folder = Files.createTempDirectory("aisha-e2e");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        telegram = LocalTelegram.start(Options.defaults().withTokens(BOT_TOKEN));
        speech = LocalSpeech.start(LocalSpeech.Options.with(recogniser).apiKey(OPENAI_KEY));
        environment = new HashMap<>(stores.environment());
        environment.putAll(SHORTER_WAITS);
        environment.put("TELEGRAM_BOT_TOKEN", BOT_TOKEN);
        environment.put("TELEGRAM_API_URL", telegram.url());
        environment.put("OPENAI_API_KEY", OPENAI_KEY);
        environment.put("OPENAI_BASE_URL", speech.baseUrl());
        environment.put("OPENAI_CHAT_MODEL", "stand-in");
        environment.put("INTERNAL_API_TOKEN", INTERNAL_TOKEN);
        environment.putAll(more);
        breaks = breakable ? Optional.of(new Breaks(stores, folder.resolve("halts"))) : Optional.empty();
    }

    private static ScriptedRecogniser exact() {
        return new ScriptedRecogniser(new ToneRecogniser()::recognise);
    }

    static AishaSystem start() {
        return new AishaSystem(LocalStores.start(), false, Map.of());
    }

    /** One whose services have these variables too. */
    static AishaSystem startWith(Map<String, String> variables) {
        return new AishaSystem(LocalStores.start(), false, variables);
    }

    /** The same over stores that run, and are closed with it. */
    static AishaSystem startOver(LocalStores stores, Map<String, String> variables) {
        return new AishaSystem(stores, false, variables);
    }

    /** With {@link #breaks()}, and with waits that are still shorter. */
    static AishaSystem startBreakable() {
        return new AishaSystem(LocalStores.start(), true, Map.of());
    }

    /** What can be broken between and in the services. */
    Breaks breaks() {
        return breaks.orElseThrow();
    }

    LocalStores stores() {
        return stores;
    }

    /** Temporary files of the jobs of a worker, as far as there are any. */
    List<Path> temporaryFiles(String worker) {
        Path jobs = folder.resolve(worker + ".tmp").resolve("aisha-worker");
        try (Stream<Path> files = Files.walk(jobs)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalTelegram telegram() {
        return telegram;
    }

    ScriptedRecogniser recogniser() {
        return recogniser;
    }

    Ledger ledger() {
        return new Ledger(stores);
    }

    /** Gives those services that are started from now on this variable, too. */
    void give(String variable, String value) {
        environment.put(variable, value);
    }

    /** What every service of this system is given. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    ServiceProcess startBilling() {
        return startBilling("billing-1");
    }

    /** Starts a billing and tells those that are started after it where it is. */
    ServiceProcess startBilling(String name) {
        ServiceProcess billing = start(Service.BILLING, name, Map.of());
        environment.put("BILLING_URL", billing.url());
        return billing;
    }

    ServiceProcess startGateway(String name) {
        return start(Service.GATEWAY, name, Map.of());
    }

    /** A gateway that Telegram calls at {@code url}. */
    ServiceProcess startWebhookGateway(String name, String url) {
        return start(
                Service.GATEWAY,
                name,
                Map.of("BOT_MODE", "webhook", "WEBHOOK_URL", url, "WEBHOOK_SECRET", WEBHOOK_SECRET));
    }

    ServiceProcess startWorker(String name) {
        return start(Service.WORKER, name, Map.of());
    }

    private ServiceProcess start(Service service, String name, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("INSTANCE_ID", name);
        variables.putAll(more);
        List<String> options = new ArrayList<>(ServiceProcess.QUICK);
        breaks.ifPresent(line -> {
            variables.putAll(line.environment(service));
            options.addAll(line.jvmOptions(service));
        });
        ServiceProcess process = ServiceProcess.start(service, name, options, variables, 0, folder);
        services.add(process);
        process.awaitReady();
        return process;
    }

    /** All that the services have logged, and their metrics as they are now, by the name of where it stands. */
    Map<String, String> logsAndMetrics() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (ServiceProcess service : services) {
            texts.put("log of " + service.name(), service.logText());
            texts.put(
                    "metrics of " + service.name(),
                    Ask.get(service.url() + "/q/metrics").body());
        }
        return texts;
    }

    @Override
    public void close() {
        services.reversed().forEach(ServiceProcess::close);
        breaks.ifPresent(Breaks::close);
        speech.close();
        telegram.close();
        stores.close();
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(AishaSystem::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
