package dev.aisha.bench.footprint;

import dev.aisha.local.process.FreePort;
import dev.aisha.local.stack.Service;
import dev.aisha.local.stack.ServiceProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The three services that have done a little, and do nothing now. */
final class ServicesAtRest implements AutoCloseable {
    private final Map<Service, ServiceProcess> services = new LinkedHashMap<>();

    /** One way to start a service. */
    interface Start {
        /** Returns at once. */
        ServiceProcess start(Service service, Map<String, String> environment, int port);
    }

    /** Starts all three at once, and waits until they are ready. */
    ServicesAtRest(Start start, Map<String, String> environment) {
        int billing = FreePort.any();
        Map<String, String> whole = new HashMap<>(environment);
        whole.put("BILLING_URL", "http://127.0.0.1:" + billing);
        for (Service service : Service.values()) {
            services.put(service, start.start(service, whole, service == Service.BILLING ? billing : 0));
        }
        services.values().forEach(ServiceProcess::awaitReady);
    }

    /** What each has in memory now. */
    Map<Service, Memory> memory() throws IOException {
        Map<Service, Memory> memory = new LinkedHashMap<>();
        for (var service : services.entrySet()) {
            memory.put(service.getKey(), Memory.of(service.getValue().pid()));
        }
        return memory;
    }

    @Override
    public void close() {
        List<ServiceProcess> last = new ArrayList<>(services.values());
        last.reversed().forEach(ServiceProcess::close);
    }
}
