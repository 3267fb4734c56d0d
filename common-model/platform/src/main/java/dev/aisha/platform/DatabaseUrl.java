package dev.aisha.platform;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code postgresql://user:password@host:port/database}, the form in which hosting providers hand out databases. User
 * and password may be percent-encoded; the port defaults to 5432. A query is passed on; {@code sslmode} and {@code sslrootcert}
 * in it mean what they mean to PostgreSQL's own clients (postgresql.org/docs/current/libpq-ssl.html), only that a certificate
 * which is to be verified needs the file of who has signed it.
 */
public record DatabaseUrl(String user, String password, String address, String query) {
    private static final Pattern FORM = Pattern.compile(
            "postgres(?:ql)?://(?<user>[^:@/?#]+):(?<password>[^:@/?#]*)@(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])"
                    + "(?<port>:\\d{1,5})?/(?<database>[^/?#]+)(?<query>\\?[^#]*)?");

    static final String LOOKS_LIKE =
            "postgresql://user:password@host:5432/database, with ?sslmode=require or ?sslmode=verify-full&sslrootcert=/file for TLS";

    private static final String SSL_MODE = "sslmode";
    private static final String ROOT_CERTIFICATE = "sslrootcert";
    private static final String VERIFY_FULL = "verify-full";
    private static final Set<String> VERIFYING = Set.of("verify-ca", VERIFY_FULL);
    private static final Set<String> TRUSTING = Set.of("disable", "allow", "prefer", "require");
    private static final String REACTIVE = "quarkus.datasource.reactive.";

    /**
     * Reads a database URL.
     *
     * @throws IllegalArgumentException if it is malformed; the message does not repeat it, as it holds a password
     */
    public static DatabaseUrl parse(String text) {
        DatabaseUrl url = read(text);
        if (url == null || !url.saysHowTlsIsSpoken()) {
            throw new IllegalArgumentException("DATABASE_URL is malformed; it should look like " + LOOKS_LIKE);
        }
        return url;
    }

    static boolean isWellFormed(String text) {
        DatabaseUrl url = read(text);
        return url != null && url.saysHowTlsIsSpoken();
    }

    private boolean saysHowTlsIsSpoken() {
        return parameter(SSL_MODE)
                .map(mode -> TRUSTING.contains(mode)
                        || (VERIFYING.contains(mode)
                                && parameter(ROOT_CERTIFICATE).isPresent()))
                .orElse(true);
    }

    private Optional<String> parameter(String name) {
        return parameters()
                .filter(pair -> pair.startsWith(name + "="))
                .findFirst()
                .map(pair -> decode(pair.substring(name.length() + 1)));
    }

    private Stream<String> parameters() {
        return Stream.of(query.replaceFirst("^\\?", "").split("&")).filter(pair -> !pair.isEmpty());
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

    /** For the Vert.x client, without credentials, and without what {@link #reactiveTls} says. */
    public String reactive() {
        String rest = parameters()
                .filter(pair -> !pair.startsWith(SSL_MODE + "=") && !pair.startsWith(ROOT_CERTIFICATE + "="))
                .collect(Collectors.joining("&"));
        return "vertx-reactive:postgresql:" + address + (rest.isEmpty() ? "" : "?" + rest);
    }

    /** How the Vert.x client speaks TLS, which does not know of root certificates in a URL: settings of its data source. */
    Map<String, String> reactiveTls() {
        Map<String, String> settings = new HashMap<>();
        parameter(SSL_MODE).ifPresent(mode -> {
            settings.put(REACTIVE + "postgresql.ssl-mode", mode);
            if (VERIFYING.contains(mode)) {
                settings.put(REACTIVE + "trust-certificate-pem", "true");
                parameter(ROOT_CERTIFICATE)
                        .ifPresent(file -> settings.put(REACTIVE + "trust-certificate-pem.certs", file));
            } else {
                settings.put(REACTIVE + "trust-all", "true");
            }
            if (mode.equals(VERIFY_FULL)) {
                settings.put(REACTIVE + "hostname-verification-algorithm", "HTTPS");
            }
        });
        return settings;
    }

    @Override
    public String toString() {
        return "postgresql:" + address;
    }
}
