package dev.aisha.platform;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Has what libraries measure keep to Prometheus' conventions, so that its checker can be asked about all of it: labels are
 * written in snake case, and the few whose names cannot be made to fit are left out. Nobody looks at these.
 */
@Singleton
final class FitConventions {
    /** A unit that is abbreviated, a gauge that is called a count, timers whose parts nobody describes. */
    private static final Set<String> LEFT_OUT =
            Set.of("process.cpu.time", "system.cpu.count", "http.server.connections", "redis.connections");

    @Produces
    @Singleton
    MeterFilter conventions() {
        return filter();
    }

    static MeterFilter filter() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                List<Tag> tags = id.getTags();
                return tags.stream().allMatch(FitConventions::fits)
                        ? id
                        : id.replaceTags(
                                tags.stream().map(FitConventions::inSnakeCase).toList());
            }

            @Override
            public MeterFilterReply accept(Meter.Id id) {
                boolean nameless = !Character.isLetter(id.getName().charAt(0));
                return nameless || LEFT_OUT.contains(id.getName()) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
            }
        };
    }

    private static boolean fits(Tag tag) {
        return tag.getKey().chars().noneMatch(Character::isUpperCase);
    }

    private static Tag inSnakeCase(Tag tag) {
        return Tag.of(tag.getKey().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT), tag.getValue());
    }
}
