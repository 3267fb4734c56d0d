package dev.aisha.gateway.exporting;

import dev.aisha.contract.billing.TransactionLine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Bookings as a table: RFC 4180, in UTF-8 with a byte order mark, without which Excel takes it for something else. Texts
 * that a spreadsheet would compute get an apostrophe before them (owasp.org/www-community/attacks/CSV_Injection).
 */
final class WriteBookings {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String COMPUTED = "=+-@\t\r\n";

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("id", "time", "amount", "balance_after", "type", "description", "cause", "cause_id")
            .get();

    private WriteBookings() {}

    /** Writes them all, and leaves the stream open. */
    static void csv(Iterator<TransactionLine> bookings, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        CSVPrinter table = new CSVPrinter(text, FORMAT); // closing it would close the stream
        while (bookings.hasNext()) {
            TransactionLine booking = bookings.next();
            table.printRecord(
                    booking.id(),
                    booking.createdAt(),
                    coins(booking.amount()),
                    coins(booking.balanceAfter()),
                    harmless(booking.type()),
                    harmless(booking.description()),
                    harmless(booking.cause()),
                    harmless(booking.causeId()));
        }
        table.flush();
    }

    private static String coins(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }

    private static String harmless(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return COMPUTED.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
