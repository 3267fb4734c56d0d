package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.BillingTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The description of the API lies in the repository, so that a change of the API shows as a change of it. */
@QuarkusTest
class OpenApiIT extends BillingTest {
    private static final Path KEPT = Path.of("openapi.yaml");

    @Test
    void theKeptDescriptionIsTheServedOne() throws IOException {
        String served = billing.exchange(billing.request("/q/openapi").GET()).text();
        if (Boolean.getBoolean("aisha.openapi.keep")) {
            Files.writeString(KEPT, served);
        }

        assertThat(served)
                .as(
                        "after a change that is meant, keep it: ./mvnw verify -pl billing-service -am -Daisha.openapi.keep=true")
                .isEqualTo(Files.readString(KEPT));
    }
}
