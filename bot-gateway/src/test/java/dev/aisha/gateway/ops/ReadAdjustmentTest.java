package dev.aisha.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.gateway.ops.ReadAdjustment.Read;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAdjustmentTest {
    @ParameterizedTest
    @CsvSource({
        "12.5, 12.50",
        "+12, 12.00",
        "-0.01, -0.01",
        "−3.10, -3.10",
        "–3, -3.00",
        "999999999.99, 999999999.99",
        "'4,25', 4.25"
    })
    void anAmountIsReadAsPeopleWriteIt(String written, BigDecimal amount) {
        assertThat(ReadAdjustment.read("1001 " + written + " for\nan outage "))
                .isEqualTo(new Read.Adjust(1001, amount, "for\nan outage"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.00", "x", "1e3", "1000000000", "1.", ".5", "--1", "NaN", "1.2.3"})
    void whatIsNoAmountIsNone(String written) {
        assertThat(ReadAdjustment.read("1001 " + written + " reason")).isEqualTo(new Read.NoAmount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "-12.500", "1,2345"})
    void moreThanTwoDecimalsAreNotRounded(String written) {
        assertThat(ReadAdjustment.read("1001 " + written + " reason")).isEqualTo(new Read.TooFine());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1001", "1001 5", "@ann 5 reason", "-1001 5 reason", "12345678901234567 5 reason"})
    void whatIsMissingIsAskedFor(String argument) {
        assertThat(ReadAdjustment.read(argument)).isEqualTo(new Read.Malformed());
    }

    @Test
    void aReasonIsNoLongerThanTheBooksTake() {
        assertThat(ReadAdjustment.read("1001 5 " + "r".repeat(255))).isInstanceOf(Read.Adjust.class);
        assertThat(ReadAdjustment.read("1001 5 " + "r".repeat(256))).isEqualTo(new Read.TooLong(255));
    }
}
