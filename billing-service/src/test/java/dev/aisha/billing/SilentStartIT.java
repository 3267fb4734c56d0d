package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.billing.harness.BillingClient;
import dev.aisha.billing.harness.LosingLine;
import dev.aisha.billing.harness.PackagedService;
import dev.aisha.local.stores.LocalPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network swallows what PostgreSQL says to replicas that start, and tells neither side. */
class SilentStartIT {
    private static final int LOGIN = 1;

    /** In the middle of looking for what is to be migrated. */
    private static final int LOGIN_AND_SOME_MORE = 6;

    @Test
    void onceItIsHeardTheyAreReady(@TempDir Path one, @TempDir Path other) throws IOException {
        try (LocalPostgres postgres = LocalPostgres.start();
                LosingLine early = LosingLine.to(postgres);
                LosingLine late = LosingLine.to(postgres)) {
            early.fallSilentAfter(LOGIN);
            late.fallSilentAfter(LOGIN_AND_SOME_MORE);
            try (PackagedService first = start(one, early);
                    PackagedService second = start(other, late)) {
                await().atMost(Duration.ofMinutes(1)).until(() -> early.hasSwallowed() && late.hasSwallowed());
                early.speak();
                late.speak();

                first.awaitReady();
                second.awaitReady();
                assertThat(second.client()
                                .reserve(UUID.randomUUID(), BillingClient.stranger(), 60)
                                .status())
                        .isEqualTo(201);
            }
        }
    }

    private static PackagedService start(Path folder, LosingLine line) throws IOException {
        return PackagedService.start(
                folder,
                Map.of("DATABASE_URL", LocalPostgres.url(line.port()), "INTERNAL_API_TOKEN", PackagedService.TOKEN));
    }
}
