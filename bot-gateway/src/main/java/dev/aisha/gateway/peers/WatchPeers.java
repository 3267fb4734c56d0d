package dev.aisha.gateway.peers;

import dev.aisha.gateway.work.Loops;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Looks at each peer every few seconds. The gauge {@code aisha_degraded} with its name is 1 while it does not answer, else
 * 0; that this begins and that it ends is logged once each. Readiness asks for itself.
 */
@Singleton
public final class WatchPeers {
    private static final Logger LOG = Logger.getLogger(WatchPeers.class);

    private final List<Peer> peers;
    private final Loops loops;
    private final PeersConfig config;
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    WatchPeers(@Any Instance<Peer> peers, Loops loops, PeersConfig config, MeterRegistry meters) {
        this.peers = peers.stream().toList();
        this.loops = loops;
        this.config = config;
        this.peers.forEach(peer -> Gauge.builder(
                        "aisha.degraded", silent, names -> names.contains(peer.label()) ? 1 : 0)
                .tag("dependency", peer.label())
                .register(meters));
    }

    /** Each in a loop of its own: one that hangs must not hide another. */
    void start(@Observes StartupEvent event) {
        peers.forEach(peer -> loops.start("watch-" + peer.label(), () -> {
            Thread.sleep(config.every());
            look(peer);
            return true;
        }));
    }

    /** Looks at every peer once. */
    public void look() {
        peers.forEach(this::look);
    }

    private void look(Peer peer) {
        if (peer.answers()) {
            if (silent.remove(peer.label())) {
                LOG.infof("peer answers again dependency=%s", peer.label());
            }
        } else if (silent.add(peer.label())) {
            LOG.warnf("peer does not answer, the service is degraded dependency=%s", peer.label());
        }
    }
}
