package dev.aisha.e2e;

import dev.aisha.faults.halt.Halts;
import dev.aisha.faults.proxy.FaultProxy;
import dev.aisha.local.stack.Service;
import dev.aisha.local.stores.LocalPostgres;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.stores.LocalStores;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines between the services and their stores that can be broken, and steps at which a service can be stopped. */
final class Breaks implements AutoCloseable {
    private static final Map<String, String> SHORTER_WAITS = Map.ofEntries(
            Map.entry("AISHA_SWEEPING_EVERY", "500ms"),
            Map.entry("AISHA_JOBS_STEP_TIME", "2s"),
            Map.entry("AISHA_JOBS_CHECK_EVERY", "1s"),
            Map.entry("AISHA_SUBMISSION_RESUBMIT_AFTER", "3s"),
            Map.entry("AISHA_DELIVERY_ATTEMPT_TIME", "5s"),
            Map.entry("AISHA_DELIVERY_RETRY_AFTER", "1s"),
            // No bell: how long a broken note takes is not what is tested.
            Map.entry("AISHA_DELIVERY_RING_AFTER", "1h"),
            Map.entry("AISHA_TELEGRAM_CALL_TIMEOUT", "3s"),
            Map.entry("AISHA_RESULTS_RESCUE_AFTER", "2s"),
            Map.entry("AISHA_RESULTS_RESCUE_EVERY", "500ms"),
            Map.entry("AISHA_INTAKE_PAUSE_AFTER_FAILURE", "500ms"),
            Map.entry("AISHA_INTAKE_TAKE_OVER_EVERY", "500ms"));

    private final FaultProxy gatewayPostgres;
    private final FaultProxy billingPostgres;
    private final FaultProxy redis;
    private final FaultProxy store;
    private final Halts halts;

    Breaks(LocalStores stores, Path folder) {
        gatewayPostgres = FaultProxy.to("127.0.0.1", stores.postgres().port());
        billingPostgres = FaultProxy.to("127.0.0.1", stores.postgres().port());
        redis = FaultProxy.to("127.0.0.1", stores.redis().port());
        store = FaultProxy.to("127.0.0.1", stores.s3().port());
        halts = Halts.in(folder);
    }

    FaultProxy gatewayPostgres() {
        return gatewayPostgres;
    }

    FaultProxy billingPostgres() {
        return billingPostgres;
    }

    FaultProxy redis() {
        return redis;
    }

    FaultProxy store() {
        return store;
    }

    Halts halts() {
        return halts;
    }

    /** The variables that lead a service through these lines. */
    Map<String, String> environment(Service service) {
        FaultProxy postgres = service == Service.BILLING ? billingPostgres : gatewayPostgres;
        Map<String, String> environment = new HashMap<>(SHORTER_WAITS);
        environment.put("DATABASE_URL", LocalPostgres.url(postgres.port()));
        environment.put("REDIS_URL", LocalRedis.url(redis.port()));
        environment.put("MINIO_ENDPOINT", "http://127.0.0.1:" + store.port());
        return environment;
    }

    List<String> jvmOptions(Service service) {
        return halts.jvmOptions(service);
    }

    /** Ends all faults. */
    void mend() {
        halts.disarm();
        List.of(gatewayPostgres, billingPostgres, redis, store).forEach(FaultProxy::mend);
    }

    @Override
    public void close() {
        List.of(gatewayPostgres, billingPostgres, redis, store).forEach(FaultProxy::close);
    }
}
