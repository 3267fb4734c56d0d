package dev.aisha.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class InternalTokensTest {
    @Test
    void everyTokenOfTheListIsAcceptedAndTheFirstIsSent() {
        InternalTokens tokens = InternalTokens.parse("new-token, old-token");

        assertThat(tokens.current()).isEqualTo("new-token");
        assertThat(tokens.accepts("new-token")).isTrue();
        assertThat(tokens.accepts("old-token")).isTrue();
    }

    @Test
    void anythingElseIsRefused() {
        InternalTokens tokens = InternalTokens.parse("new-token,old-token");

        assertThat(tokens.accepts("")).isFalse();
        assertThat(tokens.accepts("new-toke")).isFalse();
        assertThat(tokens.accepts("new-token,old-token")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer new-token", "bearer old-token", "Bearer  new-token "})
    void aCallProvesItselfByAToken(String header) {
        assertThat(InternalTokens.parse("new-token,old-token").acceptHeader(header))
                .isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer other", "new-token", "Basic new-token"})
    void aCallWithoutATokenIsNotAccepted(@Nullable String header) {
        assertThat(InternalTokens.parse("new-token,old-token").acceptHeader(header))
                .isFalse();
    }

    @Test
    void aSignatureOutlivesTheRotationForAsLongAsItsTokenIsListed() {
        String signature = InternalTokens.parse("old-token").sign("order", "text");

        assertThat(InternalTokens.parse("new-token,old-token").hasSigned("order", "text", signature))
                .isTrue();
        assertThat(InternalTokens.parse("new-token").hasSigned("order", "text", signature))
                .isFalse();
    }

    @Test
    void aSignatureIsForOnePurposeAndOneText() {
        InternalTokens tokens = InternalTokens.parse("token");
        String signature = tokens.sign("order", "text");

        assertThat(tokens.hasSigned("invoice", "text", signature)).isFalse();
        assertThat(tokens.hasSigned("order", "texts", signature)).isFalse();
        assertThat(tokens.hasSigned("order", "text", "")).isFalse();
    }

    @Test
    void theyAreNeverPrinted() {
        assertThat(InternalTokens.parse("new-token,old-token").toString()).isEqualTo("2 internal tokens");
    }
}
