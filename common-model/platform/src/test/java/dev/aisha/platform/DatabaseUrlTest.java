package dev.aisha.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseUrlTest {
    @Test
    void bothDriversGetTheirFormAndNoCredentials() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://aisha:p%40ss+word@my_host:6543/aisha?sslmode=require");

        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://my_host:6543/aisha?sslmode=require");
        assertThat(url.reactive()).isEqualTo("vertx-reactive:postgresql://my_host:6543/aisha?sslmode=require");
        assertThat(url.user()).isEqualTo("aisha");
        assertThat(url.password()).isEqualTo("p@ss+word");
    }

    @Test
    void thePortMayBeLeftOut() {
        assertThat(DatabaseUrl.parse("postgres://a:b@host/db").jdbc()).isEqualTo("jdbc:postgresql://host:5432/db");
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
