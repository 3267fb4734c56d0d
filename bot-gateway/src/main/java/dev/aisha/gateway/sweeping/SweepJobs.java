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
        loops.start("sweeper", () -> {
            schema.await();
            sweep();
            Thread.sleep(config.every());
            return true;
        });
    }

    /** Takes up everything that is due now, and returns when it has been seen to. */
    public void sweep() throws InterruptedException {
        boolean more;
        do {
            List<Job> due = jobs.takeDue(config.batch());
            seeTo(due.stream()
                    .<Runnable>map(job -> () -> flow.takeNextStep(job))
                    .toList());
            List<LeftBehind> messages = deliveries.leftBehind(config.batch());
            seeTo(messages.stream()
                    .<Runnable>map(message -> () -> flow.takeUp(message))
                    .toList());
            more = due.size() == config.batch() || messages.size() == config.batch();
        } while (more);
        seeTo(submitJob.withRoom(config.batch()).stream()
                .<Runnable>map(where -> () -> flow.roomIsFree(where))
                .toList());
        inbox.forgetOld(FORGET_AT_ONCE);
    }

    private void seeTo(List<Runnable> steps) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(steps.size());
        for (Runnable step : steps) {
            boolean started = work.startWhenFree(() -> {
                try {
                    step.run();
                } finally {
                    left.countDown();
                }
            });
            if (!started) { // the service is stopping
                left.countDown();
            }
        }
        left.await();
    }
}
