package dev.aisha.platform;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Derives Quarkus' settings from the variables that cannot be copied into them by an expression: {@code DATABASE_URL}
 * and {@code LOG_FORMAT}, {@code LOG_FILE}, {@code INSTANCE_ID}. It stands above {@code application.properties} and
 * below the environment, so that Quarkus' own variables still win.
 */
public final class EnvironmentConfigSource implements ConfigSourceFactory {
    private static final int ABOVE_APPLICATION_PROPERTIES = 270;

    /** One for all config builders of this process, so that logs, metrics and consumers agree on it. */
    private static final String MADE_UP_INSTANCE_ID = InstanceId.makeUp();

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return List.of(new PropertiesConfigSource(
                derive(name -> value(context, name)), "environment of Aisha", ABOVE_APPLICATION_PROPERTIES));
    }

    static Map<String, String> derive(Variables variables) {
        Map<String, String> settings = new HashMap<>();
        String instance = variables.get("INSTANCE_ID").orElse(MADE_UP_INSTANCE_ID);
        settings.put("aisha.instance-id", instance);
        variables.get("DATABASE_URL").map(DatabaseUrl::parse).ifPresent(url -> {
            settings.put("quarkus.datasource.username", url.user());
            settings.put("quarkus.datasource.password", url.password());
            settings.put("quarkus.datasource.jdbc.url", url.jdbc());
            settings.put("quarkus.datasource.reactive.url", url.reactive());
            settings.putAll(url.reactiveTls());
        });
        addLogging(settings, variables, instance);
        return settings;
    }

    private static void addLogging(Map<String, String> settings, Variables variables, String instance) {
        boolean json = variables.get("LOG_FORMAT").map("json"::equals).orElse(false);
        Optional<String> file = variables.get("LOG_FILE");
        String format = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5p " + instance + " [%c{1.}] %s%e%n";
        settings.put("quarkus.log.file.enabled", String.valueOf(file.isPresent()));
        file.ifPresent(path -> {
            settings.put("quarkus.log.file.path", path);
            settings.put("quarkus.log.file.rotation.max-file-size", "10M");
            settings.put("quarkus.log.file.rotation.max-backup-index", "5");
        });
        for (String handler : List.of("console", "file")) {
            settings.put("quarkus.log." + handler + ".json.enabled", String.valueOf(json));
            settings.put("quarkus.log." + handler + ".json.additional-field.\"instanceId\".value", instance);
            settings.put("quarkus.log." + handler + ".format", format);
        }
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return Optional.ofNullable(value).map(ConfigValue::getValue).filter(text -> !text.isEmpty());
    }

    /** Where the variables come from. */
    @FunctionalInterface
    interface Variables {
        Optional<String> get(String name);
    }
}
