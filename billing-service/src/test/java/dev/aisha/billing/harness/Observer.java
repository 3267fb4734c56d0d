package dev.aisha.billing.harness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.billing.harness.BillingClient.Answer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks at the books again and again while others write. */
public final class Observer implements AutoCloseable {
    private final BillingClient billing;
    private final AtomicInteger audits = new AtomicInteger();
    private final List<String> broken = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofVirtual().unstarted(this::look);
    private volatile boolean stopped;

    /** What was seen. */
    public record Sightings(int audits, List<String> broken) {}

    private Observer(BillingClient billing) {
        this.billing = billing;
    }

    public static Observer of(BillingClient billing) {
        Observer observer = new Observer(billing);
        observer.thread.start();
        return observer;
    }

    private void look() {
        while (!stopped) {
            Answer audit = billing.audit();
            audits.incrementAndGet();
            audit.json().path("invariants").forEach(this::note);
            if (audit.status() != 200) {
                broken.add(audit.text());
            }
        }
    }

    /** Holds are forgotten in lives that leap over days. */
    private void note(JsonNode invariant) {
        if (!invariant.path("holds").asBoolean()
                && !invariant.path("name").asText().equals("no-hold-is-forgotten")) {
            broken.add(invariant.toString());
        }
    }

    /** Ends after the audit that is under way. */
    public Sightings stop() {
        close();
        return new Sightings(audits.get(), List.copyOf(broken));
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
