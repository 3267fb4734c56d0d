package dev.aisha.billing.platform;

import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement, kept in a file beside the step that runs it. Its parameters have names: each {@code :name} of the text is
 * the {@code $n} that PostgreSQL wants.
 */
public final class Sql {
    private static final String FOLDER = "/dev/aisha/billing/";
    private static final Pattern COMMENT = Pattern.compile("(?m)\\s*--.*$");
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]+)");

    private final String text;
    private final List<String> names;

    private Sql(String text, List<String> names) {
        this.text = text;
        this.names = names;
    }

    /** The statement in a file, for example {@code reservation/hold-coins.sql}. */
    public static Sql load(String file) {
        try (var in = Sql.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + FOLDER + file);
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sql of(String commented) {
        String text = COMMENT.matcher(commented).replaceAll("").strip();
        List<String> names = new ArrayList<>();
        String numbered = PARAMETER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement("$" + number(names, found.group(1))));
        return new Sql(numbered, List.copyOf(names));
    }

    private static int number(List<String> names, String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
        return names.indexOf(name) + 1;
    }

    /** The statement with its values, of which this is the first. */
    public Bound with(String name, @Nullable Object value) {
        return new Bound().with(name, value);
    }

    /** The statement as PostgreSQL takes it. */
    String text() {
        return text;
    }

    /** A statement and its values. */
    public final class Bound {
        private static final Object MISSING = new Object();

        private final @Nullable Object[] values = new Object[names.size()];

        private Bound() {
            Arrays.fill(values, MISSING);
        }

        public Bound with(String name, @Nullable Object value) {
            int index = names.indexOf(name);
            if (index < 0) {
                throw new IllegalArgumentException("no parameter of this name: " + name);
            }
            values[index] = value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value;
            return this;
        }

        String text() {
            return text;
        }

        Tuple values() {
            int missing = Arrays.asList(values).indexOf(MISSING);
            if (missing >= 0) {
                throw new IllegalStateException("no value for parameter " + names.get(missing));
            }
            return Tuple.from(Arrays.asList(values));
        }
    }
}
