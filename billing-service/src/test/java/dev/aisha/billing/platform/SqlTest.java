package dev.aisha.billing.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class SqlTest {
    private static final Sql SQL = Sql.of("select a::text from b where c = :first and d = :second or e = :first");

    @Test
    void aNameIsOneNumberWhereverItStands() {
        assertThat(SQL.text()).isEqualTo("select a::text from b where c = $1 and d = $2 or e = $1");
    }

    @Test
    void valuesGoToTheirNames() {
        Instant moment = Instant.parse("2026-11-22T12:00:00Z");

        var values = SQL.with("second", null).with("first", moment).values();

        assertThat(values.size()).isEqualTo(2);
        assertThat(values.getValue(0)).isEqualTo(OffsetDateTime.parse("2026-11-22T12:00:00Z"));
        assertThat(values.getValue(1)).isNull();
    }

    @Test
    void aValueTooFewOrTooManyIsAFault() {
        assertThatThrownBy(() -> SQL.with("first", 1).values()).hasMessageContaining("second");
        assertThatThrownBy(() -> SQL.with("third", 1)).hasMessageContaining("third");
    }
}
