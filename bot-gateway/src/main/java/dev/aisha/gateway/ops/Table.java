package dev.aisha.gateway.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines in straight columns: figures at the right edge of the first one, what they mean behind them. */
final class Table {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");
    private static final String UNKNOWN = "–";

    private final List<Line> lines = new ArrayList<>();

    private sealed interface Line {}

    private record Heading(String text) implements Line {}

    private record Figure(String value, String meaning) implements Line {}

    /** A line of its own, with an empty one before it unless it is the first. */
    Table heading(String text) {
        lines.add(new Heading(lines.isEmpty() ? text : "\n" + text));
        return this;
    }

    Table figure(Object value, String meaning) {
        lines.add(new Figure(value.toString(), meaning));
        return this;
    }

    @Override
    public String toString() {
        int width = lines.stream()
                .mapToInt(line -> line instanceof Figure figure ? figure.value().length() : 0)
                .max()
                .orElse(0);
        return lines.stream().map(line -> write(line, width)).collect(Collectors.joining("\n"));
    }

    private static String write(Line line, int width) {
        return switch (line) {
            case Heading(String text) -> text;
            case Figure(String value, String meaning) ->
                (" ".repeat(width - value.length()) + value + "  " + meaning).stripTrailing();
        };
    }

    /** A time to the minute, in UTC. */
    static String minute(Instant at) {
        return MINUTES.format(at.atOffset(ZoneOffset.UTC));
    }

    /** A time to the second, in UTC; a dash where there is none. */
    static String second(@Nullable Instant at) {
        return at == null ? UNKNOWN : SECONDS.format(at.atOffset(ZoneOffset.UTC));
    }

    /** A length as hours, minutes and seconds. */
    static String length(Duration length) {
        return "%d:%02d:%02d".formatted(length.toHours(), length.toMinutesPart(), length.toSecondsPart());
    }

    /** What is known, or a dash. */
    static String orDash(@Nullable Object value) {
        return value == null ? UNKNOWN : value.toString();
    }
}
