package dev.aisha.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @Test
    void bothDriversGetTheirFormAndNoCredentials() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://aisha:p%40ss+word@my_host:6543/aisha?sslmode=require");

        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://my_host:6543/aisha?sslmode=require");
        assertThat(url.reactive()).isEqualTo("vertx-reactive:postgresql://my_host:6543/aisha");
        assertThat(url.user()).isEqualTo("aisha");
        assertThat(url.password()).isEqualTo("p@ss+word");
    }

    @Test
    void thePortMayBeLeftOut() {
        assertThat(DatabaseUrl.parse("postgres://a:b@host/db").jdbc()).isEqualTo("jdbc:postgresql://host:5432/db");
    }

    @Test
    void bothDriversSpeakTlsInTheSameWay() {
        DatabaseUrl verified = DatabaseUrl.parse(
                "postgresql://a:b@host/db?sslmode=verify-full&sslrootcert=%2Fca.pem&application_name=x");

        assertThat(verified.jdbc()).endsWith("/db?sslmode=verify-full&sslrootcert=%2Fca.pem&application_name=x");
        assertThat(verified.reactive()).endsWith("/db?application_name=x");
        assertThat(verified.reactiveTls())
                .containsOnly(
                        entry("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full"),
                        entry("quarkus.datasource.reactive.trust-certificate-pem", "true"),
                        entry("quarkus.datasource.reactive.trust-certificate-pem.certs", "/ca.pem"),
                        entry("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS"));
        assertThat(DatabaseUrl.parse("postgresql://a:b@host/db?sslmode=require").reactiveTls())
                .containsOnly(
                        entry("quarkus.datasource.reactive.postgresql.ssl-mode", "require"),
                        entry("quarkus.datasource.reactive.trust-all", "true"));
        assertThat(DatabaseUrl.parse("postgresql://a:b@host/db").reactiveTls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslmode=verify-full", "sslmode=verify-ca", "sslmode=on", "sslmode="})
    void aCertificateThatCannotBeVerifiedIsToldOfAtTheStart(String query) {
        String url = "postgresql://a:b@host/db?" + query;

        assertThat(DatabaseUrl.isWellFormed(url)).isFalse();
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sslrootcert");
    }

    @Test
    void thePasswordIsNeitherPrintedNorRepeatedInAnError() {
        assertThat(DatabaseUrl.parse("postgresql://aisha:s3cret@host/db").toString())
                .doesNotContain("s3cret");
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://aisha:s3cret@host"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret");
    }
}
