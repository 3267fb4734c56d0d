package dev.aisha.chaos.storm;

import dev.aisha.faults.proxy.FaultProxy;
import dev.aisha.local.stack.Service;
import dev.aisha.local.stores.LocalPostgres;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.stores.LocalStore;
import dev.aisha.local.stores.LocalStores;
import dev.aisha.local.system.OneAddress;
import dev.aisha.local.system.Peers;
import dev.aisha.local.system.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The system that is stormed: the services of a fleet, its gateways behind one address, and a line to each of PostgreSQL,
 * Redis and billing that can be disturbed.
 */
public final class StormSystem implements AutoCloseable {
    private static final Duration GATEWAY_ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final Fleet fleet;
    private final Provider provider = new Provider();
    private final Peers peers;
    private final OneAddress address;
    private final FaultProxy postgres;
    private final FaultProxy redis;
    private final List<FaultProxy> billingLines = new ArrayList<>();
    private final List<Replica> billings = new ArrayList<>();
    private final List<Replica> gateways = new ArrayList<>();
    private final List<Replica> workers = new ArrayList<>();

    private StormSystem(Fleet fleet, LocalStores stores, OneAddress.Observer acknowledged) {
        this.fleet = fleet;
        peers = Peers.start(provider.url(), stores);
        address = OneAddress.start(GATEWAY_ANSWERS_WITHIN, acknowledged);
        postgres = FaultProxy.to(LocalStore.HOST, peers.stores().postgres().port());
        redis = FaultProxy.to(LocalStore.HOST, peers.stores().redis().port());
    }

    /** Starts all of it at once and returns when it is ready. */
    static StormSystem start(Fleet fleet, OneAddress.Observer acknowledged) {
        return start(fleet, LocalStores.start(), acknowledged);
    }

    /** The same over stores that run, and are closed with it. */
    public static StormSystem start(Fleet fleet, LocalStores stores) {
        return start(fleet, stores, (body, status) -> {});
    }

    private static StormSystem start(Fleet fleet, LocalStores stores, OneAddress.Observer acknowledged) {
        StormSystem system = new StormSystem(fleet, stores, acknowledged);
        try {
            system.launch();
            system.replicas().forEach(replica -> replica.process().awaitReady());
            return system;
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    private void launch() {
        for (int i = 1; i <= fleet.billings(); i++) {
            Replica billing = launch(Service.BILLING, "billing-" + i, Map.of());
            billings.add(billing);
            billingLines.add(FaultProxy.to(LocalStore.HOST, billing.process().port()));
        }
        for (int i = 0; i < fleet.gateways(); i++) {
            gateways.add(launch(Service.GATEWAY, "gateway-" + (i + 1), gatewayVariables(billingPort(i))));
            address.leadTo(gateways.getLast().process().url());
        }
        for (int i = 0; i < fleet.workers(); i++) {
            workers.add(launch(Service.WORKER, "worker-" + (i + 1), Map.of("BILLING_URL", http(billingPort(i)))));
        }
    }

    private int billingPort(int client) {
        return billingLines.get(client % billingLines.size()).port();
    }

    private Map<String, String> gatewayVariables(int billing) {
        Map<String, String> variables = new HashMap<>(Peers.webhook(address));
        variables.put("BILLING_URL", http(billing));
        return variables;
    }

    private static String http(int port) {
        return "http://" + LocalStore.HOST + ":" + port;
    }

    private Replica launch(Service service, String name, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>();
        variables.put("DATABASE_URL", LocalPostgres.url(postgres.port()));
        variables.put("REDIS_URL", LocalRedis.url(redis.port()));
        variables.putAll(fleet.variables());
        variables.putAll(more);
        return new Replica(peers.launch(service, name, variables));
    }

    public Peers peers() {
        return peers;
    }

    /** The provider, which can let its clients down. */
    public Provider provider() {
        return provider;
    }

    FaultProxy postgresLine() {
        return postgres;
    }

    FaultProxy redisLine() {
        return redis;
    }

    List<FaultProxy> billingLines() {
        return billingLines;
    }

    public List<Replica> billings() {
        return billings;
    }

    public List<Replica> gateways() {
        return gateways;
    }

    public List<Replica> workers() {
        return workers;
    }

    List<Replica> replicas() {
        return Stream.of(billings, gateways, workers).flatMap(List::stream).toList();
    }

    /** Ends every fault: all stores, lines and services are as they should be when this returns. */
    void calm() throws InterruptedException {
        lines().forEach(FaultProxy::mend);
        provider.faults().mend();
        peers.telegram().faults().clear();
        peers.telegram().users().forEach(user -> {
            if (user.person().blocked()) {
                user.unblock();
            }
        });
        for (LocalStore store : List.of(
                peers.stores().postgres(),
                peers.stores().redis(),
                peers.stores().s3())) {
            store.wake();
            store.startAgain();
        }
        for (Replica replica : replicas()) {
            replica.revive();
        }
    }

    private List<FaultProxy> lines() {
        return Stream.concat(Stream.of(postgres, redis), billingLines.stream()).toList();
    }

    /** Nobody needs an orderly end any more. */
    @Override
    public void close() {
        try (provider;
                peers;
                address) {
            for (Replica replica : replicas()) {
                replica.process().kill9();
                replica.process().close();
            }
            lines().forEach(FaultProxy::close);
        }
    }
}
