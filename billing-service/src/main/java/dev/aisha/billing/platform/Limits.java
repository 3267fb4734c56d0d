package dev.aisha.billing.platform;

import dev.aisha.contract.JobId;
import dev.aisha.platform.Problem;
import dev.aisha.platform.ProblemException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request may hold. Everything else ends it with a 400 problem that names the field. */
public final class Limits {
    /** Seconds of audio: about what the largest file of Telegram (2 GB) lasts at 16 kbit/s. */
    static final long MOST_SECONDS = 1_000_000;

    /** Telegram's ids have at most 52 significant bits (Bot API, type User). */
    static final long LARGEST_TELEGRAM_ID = (1L << 52) - 1;

    /** Characters of a name or a reason. */
    static final int LONGEST_TEXT = 255;

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

    private Limits() {}

    public static JobId jobId(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw refused("id", "must be a UUID");
        }
        return JobId.parse(text);
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
            throw refused(field, "must be a whole number from " + least + " to " + most);
        }
        long number = Long.parseLong(text);
        between(field, number, least, most);
        return number;
    }

    /** A part of a request that must be there. */
    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw refused(field, "is missing");
        }
        return value;
    }

    /** Text of ours or of Telegram: short, and without the one character that PostgreSQL cannot keep. */
    public static void text(String field, @Nullable String text) {
        if (text != null && (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0)) {
            throw refused(field, "must be at most " + LONGEST_TEXT + " characters, none of them NUL");
        }
    }

    /** Text that says something. */
    public static String remark(String field, @Nullable String text) {
        text(field, text);
        if (text == null || text.isBlank()) {
            throw refused(field, "is missing");
        }
        return text;
    }

    private static void between(String field, long number, long least, long most) {
        if (number < least || number > most) {
            throw refused(field, "must be from " + least + " to " + most);
        }
    }

    private static ProblemException refused(String field, String rule) {
        return new ProblemException(Problem.of(400, "invalid-request", "Invalid request", field + " " + rule + ".")
                .with(Map.of("field", field)));
    }
}
