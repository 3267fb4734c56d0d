package dev.aisha.drills.rotation;

import dev.aisha.chaos.storm.StormSystem;
import dev.aisha.local.stack.Service;
import dev.aisha.local.system.Replica;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts services anew as a cluster does: of each service one replica after the other, the services side by side. */
final class RollReplicas {
    private final StormSystem system;
    private final AtomicInteger restarts = new AtomicInteger();

    RollReplicas(StormSystem system) {
        this.system = system;
    }

    /**
     * Starts each replica of these services anew with these variables; all are ready when this returns.
     *
     * @throws IllegalStateException where one does not come back
     */
    void roll(Set<Service> services, Map<String, String> variables) throws InterruptedException {
        List<Callable<Void>> rounds = services.stream()
                .<Callable<Void>>map(service -> () -> roll(replicasOf(system, service), variables))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> round : threads.invokeAll(rounds)) {
                round.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a replica did not come back", e.getCause());
        }
    }

    @SuppressWarnings("NullAway") // a Callable<Void> has nothing else to return
    private Void roll(List<Replica> replicas, Map<String, String> variables) throws InterruptedException {
        for (Replica replica : replicas) {
            replica.rollWith(variables);
            restarts.incrementAndGet();
        }
        return null;
    }

    static List<Replica> replicasOf(StormSystem system, Service service) {
        return switch (service) {
            case BILLING -> system.billings();
            case GATEWAY -> system.gateways();
            case WORKER -> system.workers();
        };
    }

    /** How many replicas were started anew so far. */
    int restarts() {
        return restarts.get();
    }
}
