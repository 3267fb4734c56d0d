package dev.aisha.platform;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Says of every metric what it counts, as Prometheus shows it. Of ours, {@code metrics.properties} of the service says it, one
 * line a metric; a library's that says nothing is described by its name.
 */
@Singleton
final class DescribeMeters {
    private static final String DESCRIPTIONS = "metrics.properties";

    @Produces
    @Singleton
    MeterFilter descriptions() {
        return describing(read());
    }

    static MeterFilter describing(Properties descriptions) {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String described = descriptions.getProperty(id.getName(), id.getDescription());
                return new Meter.Id(
                        id.getName(),
                        Tags.of(id.getTagsAsIterable()),
                        id.getBaseUnit(),
                        described == null || described.isBlank() ? id.getName().replace('.', ' ') : described,
                        id.getType());
            }
        };
    }

    private static Properties read() {
        Properties descriptions = new Properties();
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(DESCRIPTIONS)) {
            if (file != null) {
                descriptions.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return descriptions;
    }
}
