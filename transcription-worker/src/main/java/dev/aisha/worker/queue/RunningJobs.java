package dev.aisha.worker.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.Lane;
import dev.aisha.contract.QueuedJob;
import dev.aisha.contract.RenditionJob;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.LaneSlots;
import dev.aisha.worker.pace.Patience;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The jobs of this process: each on a virtual thread of its own, with its lease and its slot. */
@Singleton
final class RunningJobs {
    private static final Logger LOG = Logger.getLogger(RunningJobs.class);

    private final JobQueue queue;
    private final JobHandler handler;
    private final Patience patience;
    private final ObjectMapper json;
    private final QueueConfig config;
    private final Clock clock;
    private final Map<Entry.Key, Running> running = new ConcurrentHashMap<>();
    private final Counter rescues;
    private final MeterRegistry meters;

    RunningJobs(
            JobQueue queue,
            JobHandler handler,
            Patience patience,
            ObjectMapper json,
            QueueConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.queue = queue;
        this.handler = handler;
        this.patience = patience;
        this.json = json;
        this.config = config;
        this.clock = clock;
        meters.gaugeMapSize("aisha.jobs.under.way", Tags.empty(), running);
        rescues = meters.counter("aisha.rescues");
        this.meters = meters;
        Stream.of(FailureCode.INTERNAL, FailureCode.WORKER_CRASHED).forEach(this::buried); // shown before the first one
    }

    /** A job, the thread that works on it, and the right to do so. */
    private record Running(Lease lease, Thread thread) {}

    /** The ids of a lane's entries that are being worked on here, as lost as their leases may be. */
    Set<String> entries(Lane lane) {
        return running.keySet().stream()
                .filter(entry -> entry.lane() == lane)
                .map(Entry.Key::id)
                .collect(Collectors.toSet());
    }

    /** How many are under way. */
    int size() {
        return running.size();
    }

    /**
     * Starts work on an entry, or buries one that is no job. The slot is given back at the end. An entry that comes again
     * while it is worked on here, as it does when its group was lost and is made again, is left to that work.
     */
    void start(Entry entry, LaneSlots.Slot slot) {
        Optional<QueuedJob> job = read(entry);
        if (job.isEmpty()) {
            try (slot) {
                bury(entry, FailureCode.INTERNAL);
            }
            return;
        }
        Lease lease = new Lease(queue, entry, job.get(), json, patience, config.heartbeatEvery());
        Thread thread = Thread.ofVirtual().name("job-" + job.get().id()).unstarted(() -> work(entry, lease, slot));
        lease.whenLost(thread::interrupt);
        Running started = new Running(lease, thread);
        Running now = running.compute(entry.key(), (key, before) -> isUnderWay(before) ? before : started);
        if (now.lease() == lease) {
            thread.start();
        } else {
            lease.close();
            slot.close();
        }
    }

    /** Starts work on an entry that was taken over from a worker that is not heard of any more. */
    void startRescued(Entry entry, LaneSlots.Slot slot) {
        rescues.increment();
        start(entry, slot);
    }

    private static boolean isUnderWay(@Nullable Running job) {
        return job != null && !job.lease().isGivenUp();
    }

    private void work(Entry entry, Lease lease, LaneSlots.Slot slot) {
        try (slot;
                lease) {
            handler.handle(lease);
        } catch (InterruptedException cancelled) {
            LOG.infof("work cancelled jobId=%s", lease.job().id());
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "job left to a rescue jobId=%s", lease.job().id());
        } finally {
            running.computeIfPresent(entry.key(), (key, job) -> job.lease() == lease ? null : job);
        }
    }

    /** Puts an entry aside that is no job, or that kills workers; whoever waits for it is told. */
    void bury(Entry entry, FailureCode code) {
        Optional<JobId> job = idOf(entry);
        Optional<String> result = job.map(id -> write(new JobResult.Failed(id, code)));
        boolean done = queue.bury(entry, result);
        if (done) {
            buried(code).increment();
        }
        LOG.errorf(
                "entry buried jobId=%s entry=%s code=%s deliveries=%d done=%s",
                job.map(JobId::toString).orElse("unknown"), entry.id(), code, entry.deliveries(), done);
    }

    private Counter buried(FailureCode code) {
        return meters.counter("aisha.jobs.buried", "code", code.name().toLowerCase(Locale.ROOT));
    }

    private Optional<QueuedJob> read(Entry entry) {
        try {
            return Optional.of(json.readValue(entry.body(), QueuedJob.class)).filter(RunningJobs::isWhole);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Jackson leaves out what is missing. */
    @SuppressWarnings("ConstantValue")
    private static boolean isWhole(QueuedJob job) {
        return job.id() != null
                && job.userId() != null
                && job.deadline() != null
                && switch (job) {
                    case TranscriptionJob note -> note.source() != null;
                    case RenditionJob rendition ->
                        rendition.transcriptId() != null && rendition.kind() != null && rendition.model() != null;
                };
    }

    private Optional<JobId> idOf(Entry entry) {
        try {
            JsonNode id = json.readTree(entry.body()).path("id");
            return id.isTextual() ? Optional.of(JobId.parse(id.asText())) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String write(JobResult result) {
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for what is under way; hands back what is not done when the grace is over. */
    void drain() throws InterruptedException {
        Deadline grace = new Deadline(clock.instant().plus(config.drainGrace()), clock);
        for (Running job : List.copyOf(running.values())) {
            if (!job.thread().join(grace.left())) {
                handBack(job);
            }
        }
    }

    private static void handBack(Running job) throws InterruptedException {
        LOG.infof("job handed back jobId=%s", job.lease().job().id());
        try {
            job.lease().handBack();
        } catch (RuntimeException redisDown) {
            LOG.warnf(
                    "job left to a rescue jobId=%s problem=%s",
                    job.lease().job().id(), redisDown);
        }
        job.thread().interrupt();
        job.thread().join(Duration.ofSeconds(5));
    }
}
