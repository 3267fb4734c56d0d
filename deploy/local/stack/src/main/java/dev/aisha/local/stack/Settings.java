package dev.aisha.local.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the user has set: the environment, and where that says nothing, {@code .env}. An empty value is no value; in the
 * environment it also hides the one in {@code .env}.
 */
record Settings(Map<String, String> variables) {
    Settings {
        variables = Map.copyOf(variables);
    }

    static Settings read(Path dotEnv, Map<String, String> environment) {
        var variables = new HashMap<String, String>(DotEnv.read(dotEnv));
        variables.putAll(environment);
        variables.values().removeIf(String::isBlank);
        return new Settings(variables);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    String get(String name, String otherwise) {
        return get(name).orElse(otherwise);
    }
}
