package dev.aisha.chaos.soak;

import dev.aisha.chaos.history.Leftover;
import dev.aisha.chaos.storm.AtRest;
import dev.aisha.chaos.storm.RedisKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What was measured at one rest.
 *
 * @param notes sent so far
 * @param services in the same order at each rest
 */
record Moment(int notes, List<Figures> services, List<RedisKey> keys, List<Leftover> left) {
    Moment {
        services = List.copyOf(services);
        keys = List.copyOf(keys);
        left = List.copyOf(left);
    }

    /** Measures all services of a system that rests. */
    static Moment of(AtRest rest) throws IOException, InterruptedException {
        List<Figures> services = new ArrayList<>();
        for (var service : rest.services()) {
            services.add(MeasureService.measure(service));
        }
        return new Moment(rest.notes(), services, rest.keys(), rest.left());
    }
}
