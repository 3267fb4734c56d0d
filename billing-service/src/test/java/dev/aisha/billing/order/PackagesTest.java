package dev.aisha.billing.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.billing.CoinPackage;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagesTest {
    @Test
    void aListIsReadInItsOrder() {
        assertThat(new Packages("small 50 500,  large  10000 6000.5 ").onSale())
                .containsExactly(
                        new CoinPackage("small", 50, new BigDecimal("500.00")),
                        new CoinPackage("large", 10_000, new BigDecimal("6000.50")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "small",
                "small 50",
                "small 0 500",
                "small 10001 500",
                "small 50 0",
                "small 50 0.50",
                "small 50 500.001",
                "small -50 500",
                "Small 50 500",
                "small 50 500,",
                "small 50 500, small 60 600"
            })
    void anythingElseIsRefused(String list) {
        assertThat(Packages.isWellFormed(list)).isFalse();
    }
}
