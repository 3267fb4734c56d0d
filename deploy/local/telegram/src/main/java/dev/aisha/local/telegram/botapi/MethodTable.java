package dev.aisha.local.telegram.botapi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The supported methods and objects with their fields, from {@code methods.txt}. */
final class MethodTable {

    private final Map<String, Shape> methods = new LinkedHashMap<>();
    private final Map<String, Shape> objects = new LinkedHashMap<>();

    private MethodTable() {}

    static MethodTable load() {
        var table = new MethodTable();
        var source = Objects.requireNonNull(MethodTable.class.getResourceAsStream("methods.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(table::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    /** A method; Telegram does not mind the case of its name. */
    Optional<Shape> method(String name) {
        return Optional.ofNullable(methods.get(name.toLowerCase(Locale.ROOT)));
    }

    Optional<Shape> object(String name) {
        return Optional.ofNullable(objects.get(name));
    }

    private void add(String line) {
        var words = line.split(" ", -1);
        var fields = new LinkedHashMap<String, Field>();
        for (int i = 2; i < words.length; i++) {
            var field = Field.parse(words[i]);
            fields.put(field.name(), field);
        }
        var shape = new Shape(words[1], fields);
        if (words[0].equals("method")) {
            methods.put(words[1].toLowerCase(Locale.ROOT), shape);
        } else {
            objects.put(words[1], shape);
        }
    }

    /** A method or an object. */
    record Shape(String name, Map<String, Field> fields) {}

    /** A parameter of a method or a field of an object. */
    record Field(String name, String type, boolean required) {

        static Field parse(String word) {
            var parts = word.split(":", 2);
            boolean required = parts[0].endsWith("!");
            var name = required ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
            return new Field(name, parts[1], required);
        }
    }
}
