package dev.aisha.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.billing.harness.BillingTest;
import dev.aisha.billing.harness.LedgerModel;
import dev.aisha.billing.harness.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one price formula, in the schema, against Java's arithmetic. */
@QuarkusTest
class PriceIT extends BillingTest {

    @ParameterizedTest
    @ValueSource(strings = {"15.0", "0", "0.01", "0.3", "14.99", "7.333333", "999999999.99"})
    void everySecondIsPricedHalfUpToAHundredthOfACoin(BigDecimal perMinute) throws SQLException {
        try (Connection connection = Postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select s, billing.price_of(s, %s) from generate_series(0, 5000) s".formatted(perMinute))) {
            while (rows.next()) {
                assertThat(rows.getBigDecimal(2)).isEqualTo(LedgerModel.price(rows.getLong(1), perMinute));
            }
        }
    }
}
