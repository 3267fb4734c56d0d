package dev.aisha.gateway.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.billing.TransactionLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteBookingsTest {
    private static String csv(TransactionLine... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WriteBookings.csv(List.of(lines).iterator(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static TransactionLine line(String description) {
        return new TransactionLine(
                7,
                new BigDecimal("-12.50"),
                new BigDecimal("1E+2"),
                "charge",
                description,
                Instant.parse("2026-11-20T10:00:00Z"),
                "reservation",
                "r");
    }

    @Test
    void itIsATableForExcel() throws IOException {
        assertThat(csv(line("a \"quoted\", one\nof two lines"))).isEqualTo("""
                \uFEFFid,time,amount,balance_after,type,description,cause,cause_id\r
                7,2026-11-20T10:00:00Z,-12.50,100,charge,"a ""quoted"", one
                of two lines",reservation,r\r
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"})
    void nothingIsComputed(String formula) throws IOException {
        assertThat(csv(line(formula))).containsPattern(",\"?'" + java.util.regex.Pattern.quote(formula));
    }

    @Test
    void whereNothingIsKnownNothingStands() throws IOException {
        TransactionLine older = new TransactionLine(
                1, BigDecimal.TEN, null, "bonus", "", Instant.parse("2026-11-20T10:00:00Z"), "welcome", "w");

        assertThat(csv(older)).endsWith("\r\n1,2026-11-20T10:00:00Z,10,,bonus,,welcome,w\r\n");
    }
}
