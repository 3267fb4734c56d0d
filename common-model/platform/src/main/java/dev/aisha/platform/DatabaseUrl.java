package dev.aisha.platform;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code postgresql://user:password@host:port/database}, the form in which hosting providers hand out databases. User
 * and password may be percent-encoded; the port defaults to 5432; a query ({@code ?sslmode=require}) is passed on.
 */
public record DatabaseUrl(String user, String password, String address, String query) {
    private static final Pattern FORM = Pattern.compile(
            "postgres(?:ql)?://(?<user>[^:@/?#]+):(?<password>[^:@/?#]*)@(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])"
                    + "(?<port>:\\d{1,5})?/(?<database>[^/?#]+)(?<query>\\?[^#]*)?");

    static final String LOOKS_LIKE = "postgresql://user:password@host:5432/database";

    /**
     * Reads a database URL.
     *
     * @throws IllegalArgumentException if it is malformed; the message does not repeat it, as it holds a password
     */
    public static DatabaseUrl parse(String text) {
        DatabaseUrl url = read(text);
        if (url == null) {
            throw new IllegalArgumentException("DATABASE_URL is malformed; it should look like " + LOOKS_LIKE);
        }
        return url;
    }

    static boolean isWellFormed(String text) {
        return read(text) != null;
    }

    private static @Nullable DatabaseUrl read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        String port = parts.group("port") == null ? ":5432" : parts.group("port");
        String query = parts.group("query") == null ? "" : parts.group("query");
        String address = "//" + parts.group("host") + port + "/" + parts.group("database");
        try {
            return new DatabaseUrl(decode(parts.group("user")), decode(parts.group("password")), address, query);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Percent-decoding as in URLs, where a plus is a plus. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** For JDBC, without credentials. */
    public String jdbc() {
        return "jdbc:postgresql:" + address + query;
    }

    /** For the Vert.x client, without credentials. */
    public String reactive() {
        return "vertx-reactive:postgresql:" + address + query;
    }

    @Override
    public String toString() {
        return "postgresql:" + address;
    }
}
