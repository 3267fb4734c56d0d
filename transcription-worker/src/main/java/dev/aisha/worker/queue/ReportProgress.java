package dev.aisha.worker.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.JobId;
import dev.aisha.contract.JobProgress;
import dev.aisha.contract.JobStreams;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamCommands;
import io.quarkus.redis.datasource.stream.XAddArgs;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/** Tells the gateways how far a job is, every few seconds at most. What gets lost does no harm. */
@Singleton
public final class ReportProgress {
    private static final Logger LOG = Logger.getLogger(ReportProgress.class);
    private static final long KEPT = 1000;

    private final StreamCommands<String, String, String> streams;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration every;

    ReportProgress(RedisDataSource redis, ObjectMapper json, Clock clock, QueueConfig config) {
        this.streams = redis.stream(String.class);
        this.json = json;
        this.clock = clock;
        this.every = config.progressEvery();
    }

    /** Starts to report on one job. */
    public OfJob on(JobId job, long totalSeconds) {
        OfJob reports = new OfJob(job, totalSeconds);
        reports.tell(0);
        return reports;
    }

    private void send(JobProgress progress) {
        try {
            streams.xadd(
                    JobStreams.PROGRESS,
                    new XAddArgs().maxlen(KEPT).nearlyExactTrimming(),
                    Map.of(JobStreams.BODY, json.writeValueAsString(progress)));
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.debugf("progress not told jobId=%s problem=%s", progress.jobId(), e);
        }
    }

    /** Progress of one job, told on one thread. */
    public final class OfJob {
        private final JobId job;
        private long totalSeconds;
        private Duration done = Duration.ZERO;
        private Instant told = Instant.MIN;

        private OfJob(JobId job, long totalSeconds) {
            this.job = job;
            this.totalSeconds = totalSeconds;
        }

        /** The text of so much more audio is known. */
        public void add(Duration audio) {
            done = done.plus(audio);
            if (!clock.instant().isBefore(told.plus(every))) {
                tell(Math.min(done.toSeconds(), totalSeconds));
            }
        }

        /** It is known by now how much there is. */
        public void total(long seconds) {
            totalSeconds = seconds;
        }

        private void tell(long doneSeconds) {
            told = clock.instant();
            send(new JobProgress(job, doneSeconds, totalSeconds));
        }
    }
}
