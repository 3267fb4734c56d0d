package dev.aisha.load;

import dev.aisha.local.process.ProcessorTime;
import dev.aisha.local.stack.Service;
import dev.aisha.local.stack.ServiceProcess;
import dev.aisha.local.system.OneAddress;
import dev.aisha.local.system.Peers;
import dev.aisha.local.system.SlowRecogniser;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The system that is loaded: one billing, and gateways behind one address and workers that become more while it runs, as in
 * production. Its recogniser takes a set time, so that the provider is what limits.
 */
final class LoadSystem implements AutoCloseable {
    /** Each second is paid for, by users who never run out of coins; all else is as it is shipped. */
    private static final Map<String, String> TARIFF =
            Map.of("FREE_MINUTES_PER_DAY", "0", "WELCOME_BALANCE", "100000.00");

    private final int concurrency;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final SlowRecogniser recogniser;
    private final Peers peers;
    private final OneAddress address = OneAddress.start();
    private final List<ServiceProcess> gateways = new ArrayList<>();
    private final List<ServiceProcess> workers = new ArrayList<>();
    private final ServiceProcess billing;

    private LoadSystem(Series series) throws Exception {
        concurrency = series.concurrency();
        recogniser = new SlowRecogniser(vertx);
        recogniser.takes(series.recogniser());
        peers = Peers.start(recogniser.url());
        billing = peers.launch(Service.BILLING, "billing-1", TARIFF);
    }

    /** Starts it with the first constellation of a series; it is ready when this returns. */
    static LoadSystem start(Series series) throws Exception {
        LoadSystem system = new LoadSystem(series);
        try {
            system.grow(series.constellations().getFirst());
            return system;
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    /** Adds what is missing; all of it is ready when this returns. */
    void grow(Constellation constellation) {
        List<ServiceProcess> newGateways = new ArrayList<>();
        for (int i = gateways.size() + 1; i <= constellation.gateways(); i++) {
            newGateways.add(peers.launch(Service.GATEWAY, "gateway-" + i, variables(Peers.webhook(address))));
        }
        gateways.addAll(newGateways);
        for (int i = workers.size() + 1; i <= constellation.workers(); i++) {
            workers.add(peers.launch(
                    Service.WORKER,
                    "worker-" + i,
                    variables(Map.of("WORKER_CONCURRENCY", Integer.toString(concurrency)))));
        }
        newGateways.forEach(gateway -> address.leadTo(gateway.url()));
        Stream.of(List.of(billing), gateways, workers).flatMap(List::stream).forEach(ServiceProcess::awaitReady);
    }

    private Map<String, String> variables(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("BILLING_URL", billing.url());
        return variables;
    }

    Peers peers() {
        return peers;
    }

    String billingUrl() {
        return billing.url();
    }

    /** How many updates each gateway has taken so far. */
    List<Integer> updatesTaken() {
        return address.answeredByEach();
    }

    /** What each part has used so far. */
    Map<Part, Duration> processorTime() throws IOException {
        Map<Part, Duration> used = new EnumMap<>(Part.class);
        used.put(Part.GATEWAYS, together(gateways));
        used.put(Part.WORKERS, together(workers));
        used.put(Part.BILLING, ProcessorTime.ofAll(billing.pid()));
        used.put(Part.POSTGRES, ProcessorTime.ofAll(peers.stores().postgres().pid()));
        used.put(Part.REDIS, ProcessorTime.ofAll(peers.stores().redis().pid()));
        used.put(Part.STORE, ProcessorTime.ofAll(peers.stores().s3().pid()));
        used.put(Part.LOAD, ProcessorTime.of(ProcessHandle.current().pid()));
        return used;
    }

    private static Duration together(List<ServiceProcess> replicas) throws IOException {
        Duration used = Duration.ZERO;
        for (ServiceProcess replica : replicas) {
            used = used.plus(ProcessorTime.ofAll(replica.pid()));
        }
        return used;
    }

    /** Nobody needs an orderly end any more. */
    @Override
    public void close() {
        try (peers;
                address;
                recogniser) {
            for (ServiceProcess replica : Stream.of(List.of(billing), gateways, workers)
                    .flatMap(List::stream)
                    .toList()) {
                replica.kill9();
                replica.close();
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
