package dev.aisha.gateway.ops;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands behind {@code /adjust}: whom, how much, why. */
final class ReadAdjustment {
    private static final Pattern FORM =
            Pattern.compile("(?<user>\\d{1,16})\\s+(?<amount>\\S+)\\s+(?<reason>\\S.*)", Pattern.DOTALL);

    /** As billing takes it; people also write a comma, and the signs that their keyboards put in its place. */
    private static final Pattern AMOUNT = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{1,2})?");

    private static final Pattern TOO_FINE = Pattern.compile("[+-]?\\d+\\.\\d{3,}");

    /** As billing takes it. */
    private static final int LONGEST_REASON = 255;

    private ReadAdjustment() {}

    /** What was read. */
    sealed interface Read {
        /** An amount of two decimals, other than zero, and a reason. */
        record Adjust(long telegramId, BigDecimal amount, String reason) implements Read {}

        /** Something is missing, or the id is none. */
        record Malformed() implements Read {}

        /** The amount is none, or zero, or beyond what billing books. */
        record NoAmount() implements Read {}

        /** The amount has more than two decimals. */
        record TooFine() implements Read {}

        /** The reason is too long: so many characters are taken. */
        record TooLong(int most) implements Read {}
    }

    static Read read(String argument) {
        Matcher form = FORM.matcher(argument);
        if (!form.matches()) {
            return new Read.Malformed();
        }
        String amount = form.group("amount").replace(',', '.').replace('−', '-').replace('–', '-');
        if (TOO_FINE.matcher(amount).matches()) {
            return new Read.TooFine();
        }
        if (!AMOUNT.matcher(amount).matches() || new BigDecimal(amount).signum() == 0) {
            return new Read.NoAmount();
        }
        String reason = form.group("reason").strip();
        return reason.length() > LONGEST_REASON
                ? new Read.TooLong(LONGEST_REASON)
                : new Read.Adjust(
                        Long.parseLong(form.group("user")),
                        new BigDecimal(amount).setScale(2, RoundingMode.UNNECESSARY),
                        reason);
    }
}
