package dev.aisha.platform;

import dev.aisha.platform.Environment.Format;
import dev.aisha.platform.Environment.Variable;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Formats of environment variables, and the variables that several services share. */
public final class EnvironmentFormats {
    private EnvironmentFormats() {}

    /** {@code DATABASE_URL}, required. */
    public static Variable databaseUrl() {
        return Variable.required("DATABASE_URL", DatabaseUrl.LOOKS_LIKE, DatabaseUrl::isWellFormed);
    }

    /** {@code REDIS_URL}, required. */
    public static Variable redisUrl() {
        return Variable.required("REDIS_URL", "redis://:password@host:6379/0", isUrl("redis", "rediss"));
    }

    /** {@code INTERNAL_API_TOKEN}, required. */
    public static Variable internalApiToken() {
        return Variable.required(
                "INTERNAL_API_TOKEN",
                "a long secret without spaces, or several separated by commas",
                InternalTokens::isWellFormed);
    }

    /** {@code BILLING_URL}, optional. */
    public static Variable billingUrl() {
        return Variable.optional("BILLING_URL", "http://host:8010", isUrl("http", "https"));
    }

    /** {@code TELEGRAM_BOT_TOKEN} (required) and {@code TELEGRAM_API_URL}. */
    public static List<Variable> telegram() {
        return List.of(
                Variable.required(
                        "TELEGRAM_BOT_TOKEN",
                        "the bot token from @BotFather, digits, a colon and letters",
                        matches("\\d+:[A-Za-z0-9_-]+")),
                Variable.optional("TELEGRAM_API_URL", "https://api.telegram.org", isUrl("http", "https")));
    }

    /** {@code MINIO_ENDPOINT}, {@code MINIO_ACCESS_KEY}, {@code MINIO_SECRET_KEY} (required) and {@code MINIO_BUCKET}. */
    public static List<Variable> objectStore() {
        return List.of(
                Variable.required(
                        "MINIO_ENDPOINT", "host:9000 or https://host", matches("(https?://)?[^/\\s@]+(:\\d{1,5})?/?")),
                Variable.required("MINIO_ACCESS_KEY", "the store's access key", matches("\\S+")),
                Variable.required("MINIO_SECRET_KEY", "the store's secret key", matches("\\S+")),
                Variable.optional(
                        "MINIO_BUCKET",
                        "a bucket name of 3 to 63 lower-case letters, digits, dots or dashes",
                        matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")));
    }

    /** Whole values of a regular expression. */
    public static Format matches(String expression) {
        return Pattern.compile(expression).asMatchPredicate()::test;
    }

    /** One of a few words, as written. */
    public static Format oneOf(String... words) {
        return Set.of(words)::contains;
    }

    /** An absolute URL with a host, of one of these schemes. Hosts may have underscores, as compose files like them. */
    public static Format isUrl(String... schemes) {
        return value -> {
            try {
                URI uri = new URI(value);
                return uri.getRawAuthority() != null && Set.of(schemes).contains(uri.getScheme());
            } catch (URISyntaxException e) {
                return false;
            }
        };
    }

    /** A decimal of 0 or more, without exponent, up to 12 digits. */
    public static boolean isAmount(String value) {
        return value.matches("\\d{1,12}(\\.\\d{1,6})?");
    }

    /** A decimal over 0. */
    public static boolean isPositiveAmount(String value) {
        return isAmount(value) && new BigDecimal(value).signum() > 0;
    }

    /** A whole number from {@code least} to {@code most}. */
    public static Format isBetween(int least, int most) {
        return value ->
                value.matches("\\d{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
    }

    static boolean isPort(String value) {
        return isBetween(1, 65_535).accepts(value);
    }
}
