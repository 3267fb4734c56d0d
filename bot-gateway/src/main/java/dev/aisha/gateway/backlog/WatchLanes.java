package dev.aisha.gateway.backlog;

import dev.aisha.contract.Lane;
import dev.aisha.gateway.submission.LookAtEntries;
import dev.aisha.gateway.submission.LookAtLane;
import dev.aisha.gateway.work.Loops;
import dev.aisha.gateway.work.PeerUnavailable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * Looks every few seconds at the streams: entries of each lane, how many workers have, how long the next one has waited, how
 * many workers read, and what they gave up. All replicas see the same, so of their gauges only one counts. While Redis is
 * away none has a value.
 */
@Singleton
public final class WatchLanes {
    private final LookAtEntries entries;
    private final LookAtLane lanes;
    private final Loops loops;
    private final BacklogConfig config;
    private final Clock clock;
    private final Map<Lane, Figures> seen = new ConcurrentHashMap<>();
    private volatile double dead = Double.NaN;

    WatchLanes(
            LookAtEntries entries,
            LookAtLane lanes,
            Loops loops,
            BacklogConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.entries = entries;
        this.lanes = lanes;
        this.loops = loops;
        this.config = config;
        this.clock = clock;
        for (Lane lane : Lane.values()) {
            gauge(meters, "aisha.lane.entries", lane, Figures::entries);
            gauge(meters, "aisha.lane.held", lane, Figures::held);
            gauge(meters, "aisha.lane.oldest.waiting.seconds", lane, Figures::oldestSeconds);
            gauge(meters, "aisha.lane.workers", lane, Figures::workers);
        }
        meters.gauge("aisha.dead.jobs", this, watch -> watch.dead);
    }

    /**
     * What a lane holds.
     *
     * @param entries that are in it, waiting or held
     * @param held that workers have
     * @param oldestSeconds for which the next one has waited; 0 where none waits
     * @param workers that were heard of lately
     */
    private record Figures(long entries, long held, double oldestSeconds, long workers) {}

    private void gauge(MeterRegistry meters, String name, Lane lane, ToDoubleFunction<Figures> figure) {
        Gauge.builder(name, seen, all -> {
                    Figures now = all.get(lane);
                    return now == null ? Double.NaN : figure.applyAsDouble(now);
                })
                .tag("lane", lane.label())
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        loops.start("lanes", () -> {
            look();
            Thread.sleep(config.every());
            return true;
        });
    }

    /** Looks once. */
    public void look() {
        try {
            for (Lane lane : Lane.values()) {
                seen.put(lane, figuresOf(lane));
            }
            dead = entries.countDead();
        } catch (PeerUnavailable away) {
            seen.clear();
            dead = Double.NaN;
        }
    }

    private Figures figuresOf(Lane lane) {
        double oldest = lanes.look(lane).ids().stream()
                .findFirst()
                .map(this::ageInSeconds)
                .orElse(0.0);
        return new Figures(
                entries.count(lane),
                entries.countHeld(lane),
                oldest,
                entries.countWorkers(lane, config.workerSilence()));
    }

    /** An entry's id begins with when it was added, in milliseconds, by Redis' clock. */
    private double ageInSeconds(String entryId) {
        long added = Long.parseLong(entryId.substring(0, entryId.indexOf('-')));
        return Math.max(0, Duration.ofMillis(clock.millis() - added).toMillis() / 1000.0);
    }
}
