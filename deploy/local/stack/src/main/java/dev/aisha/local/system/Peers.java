package dev.aisha.local.system;

import dev.aisha.local.process.TemporaryFolder;
import dev.aisha.local.stack.Service;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.stores.LocalStores;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What the services of a system talk to: real stores, the local Telegram, and a provider that somebody else runs. */
public final class Peers implements AutoCloseable {
    /** What a call of billing has to carry. */
    public static final String INTERNAL_TOKEN = "local-internal-token";

    /** What a call of the provider carries. */
    public static final String OPENAI_KEY = "sk-local-openai-key";

    private static final String WEBHOOK_SECRET = "local-webhook-secret";
    private static final String BOT_TOKEN = "7000000001:local-telegram-token";
    private static final Duration FIRST_WEBHOOK_RETRY = Duration.ofMillis(500);

    private final Path folder = TemporaryFolder.make();
    private final LocalStores stores = LocalStores.start();
    private final LocalTelegram telegram =
            LocalTelegram.start(Options.defaults().withTokens(BOT_TOKEN).withWebhookRetry(FIRST_WEBHOOK_RETRY));
    private final String speechUrl;

    private Peers(String speechUrl) {
        this.speechUrl = speechUrl;
    }

    /** All but the provider, which is reached at {@code speechUrl} (as {@code OPENAI_BASE_URL}); they serve when this returns. */
    public static Peers start(String speechUrl) {
        return new Peers(speechUrl);
    }

    /** For logs and temporary files of the services: {@code NAME.log}, {@code NAME.tmp}. */
    public Path folder() {
        return folder;
    }

    public LocalStores stores() {
        return stores;
    }

    public LocalTelegram telegram() {
        return telegram;
    }

    /**
     * Starts a service that reaches all of them without a detour, and returns at once.
     *
     * @param name of this replica
     * @param more variables that stand over those that lead it to its peers
     */
    public ServiceProcess launch(Service service, String name, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(stores.environment());
        variables.put("TELEGRAM_BOT_TOKEN", BOT_TOKEN);
        variables.put("TELEGRAM_API_URL", telegram.url());
        variables.put("OPENAI_API_KEY", OPENAI_KEY);
        variables.put("OPENAI_BASE_URL", speechUrl);
        variables.put("INTERNAL_API_TOKEN", INTERNAL_TOKEN);
        variables.put("INSTANCE_ID", name);
        variables.putAll(more);
        return ServiceProcess.start(service, name, variables, 0, folder);
    }

    /** The variables of a gateway that Telegram calls at this address. */
    public static Map<String, String> webhook(OneAddress address) {
        return Map.of(
                "BOT_MODE",
                "webhook",
                "WEBHOOK_URL",
                address.url() + "/webhook/telegram",
                "WEBHOOK_SECRET",
                WEBHOOK_SECRET);
    }

    /** Copies the logs of all services into a folder, which is made. */
    public void keepLogs(Path target) {
        try (Stream<Path> files = Files.list(folder)) {
            Files.createDirectories(target);
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.copy(log, target.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        telegram.close();
        stores.close();
        TemporaryFolder.delete(folder);
    }
}
