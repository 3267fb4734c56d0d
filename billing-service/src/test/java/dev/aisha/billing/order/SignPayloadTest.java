package dev.aisha.billing.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.platform.InternalTokens;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignPayloadTest {
    private static final UUID ORDER = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID USER = UUID.fromString("00000000-0000-4000-8000-000000000002");

    private static SignPayload signing(String tokens) {
        return new SignPayload(InternalTokens.parse(tokens));
    }

    @Test
    void theLongestPayloadFitsTelegram() {
        String payload = signing("token").sign(ORDER, USER, "p".repeat(32));

        assertThat(payload.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(128);
    }

    @Test
    void aPayloadOutlivesARotationOfTheToken() {
        String payload = signing("old").sign(ORDER, USER, "small");

        assertThat(signing("new,old").isOurs(payload)).isTrue();
        assertThat(signing("new").isOurs(payload)).isFalse();
    }

    @Test
    void whatWasChangedIsNotOurs() {
        String payload = signing("token").sign(ORDER, USER, "small");

        assertThat(signing("token").isOurs(payload.replace("small", "large"))).isFalse();
        assertThat(signing("token").isOurs("")).isFalse();
        assertThat(signing("token").isOurs("a.b.c")).isFalse();
    }
}
