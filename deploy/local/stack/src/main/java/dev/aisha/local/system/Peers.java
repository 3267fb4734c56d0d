package dev.aisha.local.system;

import dev.aisha.local.process.TemporaryFolder;
import dev.aisha.local.stack.Service;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.stores.LocalS3;
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
    private static final String FIRST_INTERNAL_TOKEN = "local-internal-token";

    /** What a call of the provider carries. */
    public static final String OPENAI_KEY = "sk-local-openai-key";

    private static final String WEBHOOK_SECRET = "local-webhook-secret";
    private static final String BOT_TOKEN = "7000000001:local-telegram-token";
    private static final Duration FIRST_WEBHOOK_RETRY = Duration.ofMillis(500);

    private final Path folder = TemporaryFolder.make();
    private final LocalStores stores;
    private final LocalTelegram telegram =
            LocalTelegram.start(Options.defaults().withTokens(BOT_TOKEN).withWebhookRetry(FIRST_WEBHOOK_RETRY));
    private final String speechUrl;
    private volatile String internalToken = FIRST_INTERNAL_TOKEN;
    private volatile LocalS3 s3;

    private Peers(String speechUrl, LocalStores stores) {
        this.speechUrl = speechUrl;
        this.stores = stores;
        s3 = stores.s3();
    }

    /** All but the provider, which is reached at {@code speechUrl} (as {@code OPENAI_BASE_URL}); they serve when this returns. */
    public static Peers start(String speechUrl) {
        return start(speechUrl, LocalStores.start());
    }

    /** The same over stores that run, and are closed with it. */
    public static Peers start(String speechUrl, LocalStores stores) {
        return new Peers(speechUrl, stores);
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

    /** What a call of billing has to carry. */
    public String internalToken() {
        return internalToken;
    }

    /** Has billing called with another one from now on. */
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

    /** The variables of a service that reaches all of them without a detour, as they were at first. */
    public Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(stores.environment());
        variables.put("TELEGRAM_BOT_TOKEN", BOT_TOKEN);
        variables.put("TELEGRAM_API_URL", telegram.url());
        variables.put("OPENAI_API_KEY", OPENAI_KEY);
        variables.put("OPENAI_BASE_URL", speechUrl);
        variables.put("INTERNAL_API_TOKEN", FIRST_INTERNAL_TOKEN);
        return variables;
    }

    /**
     * Starts a service that reaches all of them without a detour, and returns at once.
     *
     * @param name of this replica
     * @param more variables that stand over those that lead it to its peers
     */
    public ServiceProcess launch(Service service, String name, Map<String, String> more) {
        Map<String, String> variables = environment();
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
