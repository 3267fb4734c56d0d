package dev.aisha.chaos.storm;

import dev.aisha.chaos.history.Leftover;
import dev.aisha.local.stack.ServiceProcess;
import java.util.List;

/**
 * A system that has ended everything that it was given, or was given up waiting for.
 *
 * @param notes sent so far
 * @param keys all of Redis
 * @param left what is to be gone and is not
 */
public record AtRest(int notes, List<ServiceProcess> services, List<RedisKey> keys, List<Leftover> left) {
    public AtRest {
        services = List.copyOf(services);
        keys = List.copyOf(keys);
        left = List.copyOf(left);
    }
}
