package dev.aisha.gateway;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Configuration as the gateway reads it. */
public final class Knobs {
    private static final int PRIORITY = 200;

    private Knobs() {}

    /** The defaults, but for these properties below the prefix of {@code knobs}. */
    public static <T> T of(Class<T> knobs, Map<String, String> changes) {
        String prefix = knobs.getAnnotation(ConfigMapping.class).prefix() + ".";
        return read(
                knobs,
                changes.entrySet().stream()
                        .collect(Collectors.toMap(change -> prefix + change.getKey(), Map.Entry::getValue)));
    }

    /** The defaults, but for these properties. */
    static <T> T read(Class<T> knobs, Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withConverter(MemorySize.class, PRIORITY, new MemorySizeConverter())
                .withMapping(knobs)
                .withDefaultValues(properties)
                .build()
                .getConfigMapping(knobs);
    }
}
