package dev.aisha.billing.platform;

import dev.aisha.contract.JobId;
import dev.aisha.platform.Problem;
import dev.aisha.platform.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request may hold. Everything else ends it with a 400 problem that names the field. */
public final class Limits {
    /** Seconds of audio: about what the largest file of Telegram (2 GB) lasts at 16 kbit/s. */
    static final long MOST_SECONDS = 1_000_000;

    /** Telegram's ids have at most 52 significant bits (Bot API, type User). */
    static final long LARGEST_TELEGRAM_ID = (1L << 52) - 1;

    /** Characters of a name, a reason or an id of somebody else's. */
    static final int LONGEST_TEXT = 255;

    /** Stars at a time: far above what Telegram takes for one invoice. */
    static final long MOST_STARS = 1_000_000;

    private static final Pattern COINS = Pattern.compile("-?\\d{1,9}(\\.\\d{1,2})?");
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1," + LONGEST_TEXT + "}");
    private static final Pattern PROMO_CODE = Pattern.compile("[A-Z0-9-]{3,32}");

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

    private Limits() {}

    public static JobId jobId(String text) {
        return new JobId(uuid(text));
    }

    /** An id in a path. */
    public static UUID uuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw refused("id", "malformed", "must be a UUID");
        }
        return UUID.fromString(text);
    }

    public static void seconds(long seconds) {
        between("seconds", seconds, 0, MOST_SECONDS);
    }

    public static void telegramId(String field, long id) {
        between(field, id, 1, LARGEST_TELEGRAM_ID);
    }

    /** A Telegram id in a path. */
    public static long telegramId(String text) {
        return number("telegramId", text, 1, LARGEST_TELEGRAM_ID);
    }

    /** A whole number in a path or query. */
    public static long number(String field, String text, long least, long most) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw refused(field, "malformed", "must be a whole number from " + least + " to " + most);
        }
        long number = Long.parseLong(text);
        between(field, number, least, most);
        return number;
    }

    /** A part of a request that must be there. */
    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw refused(field, "missing", "is missing");
        }
        return value;
    }

    /** Text of ours or of Telegram: short, and without the one character that PostgreSQL cannot keep. */
    public static void text(String field, @Nullable String text) {
        if (text != null && (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0)) {
            throw refused(field, "malformed", "must be at most " + LONGEST_TEXT + " characters, none of them NUL");
        }
    }

    /** Text that says something. */
    public static String remark(String field, @Nullable String text) {
        text(field, text);
        if (text == null || text.isBlank()) {
            throw refused(field, "missing", "is missing");
        }
        return text;
    }

    public static long stars(String field, long stars) {
        between(field, stars, 1, MOST_STARS);
        return stars;
    }

    /** Coins above zero. */
    public static BigDecimal coins(String field, @Nullable String text) {
        BigDecimal coins = signedCoins(field, text);
        if (coins.signum() < 0) {
            throw refused(field, "out-of-range", "must be more than 0");
        }
        return coins;
    }

    /** Coins above or below zero. */
    public static BigDecimal signedCoins(String field, @Nullable String text) {
        if (!COINS.matcher(present(field, text)).matches()) {
            throw refused(
                    field, "malformed", "must be coins below 1000000000 with at most two places, such as \"15.00\"");
        }
        BigDecimal coins = new BigDecimal(text).setScale(2, RoundingMode.UNNECESSARY);
        if (coins.signum() == 0) {
            throw refused(field, "out-of-range", "must not be 0");
        }
        return coins;
    }

    /** An id that somebody else made, as Telegram a charge's. */
    public static String foreignId(String field, @Nullable String text) {
        String id = present(field, text);
        if (!VISIBLE_ASCII.matcher(id).matches()) {
            throw refused(field, "malformed", "must be 1 to " + LONGEST_TEXT + " visible ASCII characters");
        }
        return id;
    }

    /** A code as people type it. */
    public static String promoCode(String text) {
        if (!PROMO_CODE.matcher(text).matches()) {
            throw refused("code", "malformed", "must be 3 to 32 capital letters, digits and dashes");
        }
        return text;
    }

    /** A whole number of a body. */
    public static void between(String field, long number, long least, long most) {
        if (number < least || number > most) {
            throw refused(field, "out-of-range", "must be from " + least + " to " + most);
        }
    }

    private static ProblemException refused(String field, String reason, String rule) {
        return new ProblemException(Problem.of(400, "invalid-request", "Invalid request", field + " " + rule + ".")
                .because(reason)
                .with(Map.of("field", field)));
    }
}
