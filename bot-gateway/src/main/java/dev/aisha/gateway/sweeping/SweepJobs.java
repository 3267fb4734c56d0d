package dev.aisha.gateway.sweeping;

import dev.aisha.gateway.NoteFlow;
import dev.aisha.gateway.database.MigrateSchema;
import dev.aisha.gateway.delivery.DeliveryLedger;
import dev.aisha.gateway.delivery.LeftBehind;
import dev.aisha.gateway.jobs.Inbox;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.submission.SubmitJob;
import dev.aisha.gateway.work.BoundedWork;
import dev.aisha.gateway.work.Loops;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Finds what somebody has to look at, by the due times of the rows, and has the flow take its next step:
 *
 * <ul>
 *   <li>ACCEPTED or RESERVED, and nobody went on: reserve, place, submit
 *   <li>RESERVED, and waits though there is a place in its lane: submit
 *   <li>QUEUED: is its entry still in the stream? If not for long enough, it is submitted again
 *   <li>past its deadline: failed, released, told
 *   <li>ended and not settled: capture or release
 *   <li>READY and not delivered; PLACED and not placed
 * </ul>
 *
 * <p>Several replicas may sweep at once: a row that one has taken is not due for the others.
 */
@Singleton
public final class SweepJobs {
    private static final int FORGET_AT_ONCE = 1000;

    private final NoteFlow flow;
    private final JobLedger jobs;
    private final DeliveryLedger deliveries;
    private final SubmitJob submitJob;
    private final Inbox inbox;
    private final BoundedWork work;
    private final MigrateSchema schema;
    private final Loops loops;
    private final SweepingConfig config;

    SweepJobs(
            NoteFlow flow,
            JobLedger jobs,
            DeliveryLedger deliveries,
            SubmitJob submitJob,
            Inbox inbox,
            BoundedWork work,
            MigrateSchema schema,
            Loops loops,
            SweepingConfig config) {
        this.flow = flow;
        this.jobs = jobs;
        this.deliveries = deliveries;
        this.submitJob = submitJob;
        this.inbox = inbox;
        this.work = work;
        this.schema = schema;
        this.loops = loops;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        loops.start("sweeper", () -> sweepAndPause(this::sweepBegun));
        loops.start("sweeper of new notes", () -> sweepAndPause(this::sweepUnbegun));
    }

    /** Takes up everything that is due now, and returns when it has been seen to. */
    public void sweep() throws InterruptedException {
        sweepBegun();
        sweepUnbegun();
    }

    @FunctionalInterface
    private interface Sweep {
        void run() throws InterruptedException;
    }

    private boolean sweepAndPause(Sweep sweep) throws InterruptedException {
        schema.await();
        sweep.run();
        Thread.sleep(config.every());
        return true;
    }

    /** Of these there may be very many after a rush or an outage: what is under way already does not wait for them. */
    private void sweepUnbegun() throws InterruptedException {
        List<Job> due;
        do {
            due = jobs.takeUnbegun(config.batch());
            seeTo(stepsOf(due), work::startGivingWay);
        } while (due.size() == config.batch());
    }

    private void sweepBegun() throws InterruptedException {
        boolean more;
        do {
            List<Job> due = jobs.takeBegun(config.batch());
            seeTo(stepsOf(due), work::startWhenFree);
            List<LeftBehind> messages = deliveries.leftBehind(config.batch());
            seeTo(
                    messages.stream()
                            .<Runnable>map(message -> () -> flow.takeUp(message))
                            .toList(),
                    work::startWhenFree);
            more = due.size() == config.batch() || messages.size() == config.batch();
        } while (more);
        seeTo(
                submitJob.withRoom(config.batch()).stream()
                        .<Runnable>map(where -> () -> flow.roomIsFree(where))
                        .toList(),
                work::startWhenFree);
        inbox.forgetOld(FORGET_AT_ONCE);
    }

    private List<Runnable> stepsOf(List<Job> due) {
        return due.stream().<Runnable>map(job -> () -> flow.takeNextStep(job)).toList();
    }

    @FunctionalInterface
    private interface Start {
        /** False when the service stops. */
        boolean start(Runnable step) throws InterruptedException;
    }

    private static void seeTo(List<Runnable> steps, Start places) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(steps.size());
        for (Runnable step : steps) {
            boolean started = places.start(() -> {
                try {
                    step.run();
                } finally {
                    left.countDown();
                }
            });
            if (!started) {
                left.countDown();
            }
        }
        left.await();
    }
}
