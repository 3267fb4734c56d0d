package dev.aisha.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The file {@code .env} as Docker Compose reads it, without its substitutions: {@code NAME=value} lines, comments,
 * quotes around a value.
 */
final class DotEnv {
    private static final Pattern LINE =
            Pattern.compile("(?:export\\s+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(?<value>.*)");
    private static final Pattern QUOTED = Pattern.compile("(?<quote>['\"])(?<text>.*)\\k<quote>(?:\\s+#.*)?");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*");

    private DotEnv() {}

    /**
     * The variables of the file; none where there is no such file.
     *
     * @throws IllegalArgumentException where a line is malformed; the message says which one, and nothing of its
     *     content, which may be secret
     */
    static Map<String, String> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return parse(Files.readAllLines(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static Map<String, String> parse(List<String> lines, String name) {
        var variables = new LinkedHashMap<String, String>();
        for (var number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IllegalArgumentException("line " + number + " of " + name + " is not NAME=value");
            }
            variables.put(parts.group("name"), value(parts.group("value")));
        }
        return variables;
    }

    private static String value(String text) {
        var quoted = QUOTED.matcher(text);
        return quoted.matches()
                ? quoted.group("text")
                : COMMENT.matcher(text).replaceFirst("").strip();
    }
}
