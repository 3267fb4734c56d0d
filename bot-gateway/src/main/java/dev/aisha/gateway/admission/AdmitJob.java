package dev.aisha.gateway.admission;

import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.OpenJobs;
import dev.aisha.gateway.jobs.Rejection;
import dev.aisha.gateway.jobs.Task;
import dev.aisha.gateway.limits.KeepToLimits;
import dev.aisha.gateway.limits.Limit;
import dev.aisha.gateway.limits.Verdict;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Finds jobs that are not begun, before anything is held for them: those that would come to nothing, those for which
 * there is no room, and those whose sender is too fast. A sender's open jobs are counted for each note; all open jobs
 * together once a second at most. Limits are asked last: only what would be begun takes of them.
 */
@Singleton
public final class AdmitJob {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final CheckLimits limits;
    private final OpenJobs openJobs;
    private final KeepToLimits keepToLimits;
    private final AdmissionConfig config;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Look last;

    AdmitJob(CheckLimits limits, OpenJobs openJobs, KeepToLimits keepToLimits, AdmissionConfig config, Clock clock) {
        this.limits = limits;
        this.openJobs = openJobs;
        this.keepToLimits = keepToLimits;
        this.config = config;
        this.clock = clock;
    }

    /** What was seen when somebody looked: jobs from {@code beyond} on are too many, none where it is null. */
    private record Look(Instant at, @Nullable Instant beyond) {
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(FRESH));
        }

        boolean isTooMuch(Job job) {
            return beyond != null && !job.acceptedAt().isBefore(beyond);
        }
    }

    /** Why a job is not begun; empty if it may be. May be asked again: a job takes of its sender's limits once. */
    public Optional<Rejection> rejection(Job job) {
        return switch (job.task()) {
            case Task.Transcribe transcribe ->
                limits.rejection(job.note()).or(() -> crowd(job)).or(() -> haste(job));
            case Task.Render render -> crowd(job); // its button was pressed no faster than buttons may be
        };
    }

    private Optional<Rejection> haste(Job job) {
        Verdict verdict = keepToLimits.note(
                job.note().sender().telegramId(),
                job.id().toString(),
                job.note().toHold());
        return switch (verdict) {
            case Verdict.Passed passed -> Optional.empty();
            case Verdict.Refused(Limit limit, Duration time, boolean first) ->
                Optional.of(new Rejection.TooFast(limit, roomAfter(time), first));
        };
    }

    /** As PostgreSQL keeps it. */
    private Instant roomAfter(Duration time) {
        return clock.instant().plus(time).truncatedTo(ChronoUnit.MICROS);
    }

    private Optional<Rejection> crowd(Job job) {
        if (openJobs.isBeyondSendersLimit(job, config.mostOpenPerSender())) {
            return Optional.of(new Rejection.TooManyOpen());
        }
        return look().isTooMuch(job) ? Optional.of(new Rejection.TooBusy()) : Optional.empty();
    }

    private Look look() {
        Look seen = last;
        if (seen != null && seen.isFresh(clock.instant())) {
            return seen;
        }
        looking.lock();
        try {
            Look meanwhile = last;
            Instant now = clock.instant();
            if (meanwhile != null && meanwhile.isFresh(now)) {
                return meanwhile;
            }
            Look look = new Look(now, openJobs.firstBeyond(config.mostOpen()).orElse(null));
            last = look;
            return look;
        } finally {
            looking.unlock();
        }
    }
}
