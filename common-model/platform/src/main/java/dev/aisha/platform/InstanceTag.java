package dev.aisha.platform;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Marks every metric with the instance it comes from. */
@Singleton
final class InstanceTag {
    @Produces
    @Singleton
    MeterFilter instanceTag(InstanceId instance) {
        return MeterFilter.commonTags(List.of(Tag.of("instance_id", instance.value())));
    }
}
