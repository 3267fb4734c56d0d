package dev.aisha.billing.platform;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A statement whose parameters have names: each {@code :name} of the text is the {@code $n} that PostgreSQL wants. */
public final class Sql {
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]+)");

    private final String text;
    private final List<String> names;

    private Sql(String text, List<String> names) {
        this.text = text;
        this.names = names;
    }

    public static Sql of(String text) {
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
