package dev.aisha.worker.queue;

import dev.aisha.contract.JobId;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.platform.InstanceId;
import dev.aisha.platform.Together;
import dev.aisha.worker.redis.LuaScript;
import dev.aisha.worker.redis.RedisErrors;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamCommands;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.XGroupCreateArgs;
import io.quarkus.redis.datasource.stream.XReadGroupArgs;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The streams and the group. Commands go through one Redis client; reads that block hold a connection each and have a
 * client of their own. Every call throws a runtime exception where Redis does not answer.
 */
@Singleton
final class JobQueue {
    private static final Logger LOG = Logger.getLogger(JobQueue.class);
    private static final String NEVER_DELIVERED = ">";
    private static final int MOST_DEAD = 10_000;
    private static final String NOTHING_TO_TELL = "";

    private static final LuaScript RENEW = new LuaScript(JobQueue.class, "renew-lease");
    private static final LuaScript TELL = new LuaScript(JobQueue.class, "tell-results");
    private static final LuaScript HAND_BACK = new LuaScript(JobQueue.class, "hand-back");
    private static final LuaScript BURY = new LuaScript(JobQueue.class, "bury-job");
    private static final LuaScript RESCUE = new LuaScript(JobQueue.class, "rescue-job");
    private static final LuaScript LEAVE = new LuaScript(JobQueue.class, "leave-group");

    private final RedisDataSource redis;
    private final StreamCommands<String, String, String> streams;
    private final StreamCommands<String, String, String> blocking;
    private final Together<Told, Response> results = new Together<>(1, this::tellAll);
    private final String consumer;
    private final Checkpoints checkpoints;

    @Inject
    JobQueue(RedisDataSource redis, @RedisClientName("blocking") RedisDataSource blocking, InstanceId instance) {
        this(
                redis,
                blocking,
                instance.value() + "-"
                        + Integer.toHexString(ThreadLocalRandom.current().nextInt()));
    }

    /** As a consumer of this name, which no other process may have at the same time. */
    JobQueue(RedisDataSource redis, RedisDataSource blocking, String consumer) {
        this.redis = redis;
        this.streams = redis.stream(String.class);
        this.blocking = blocking.stream(String.class);
        this.consumer = consumer;
        this.checkpoints = new Checkpoints(redis, consumer);
    }

    /** Makes the group where it is missing, from the first entry on: what waits in the stream is still to be done. */
    void makeGroups() {
        for (Lane lane : Lane.values()) {
            try {
                streams.xgroupCreate(lane.stream(), JobStreams.WORKERS, "0", new XGroupCreateArgs().mkstream());
                LOG.infof("group made stream=%s", lane.stream());
            } catch (RuntimeException e) {
                if (!RedisErrors.is(e, "BUSYGROUP")) {
                    throw e;
                }
            }
        }
    }

    /** The next jobs of a lane, as far as they wait, up to so many. */
    List<Entry> take(Lane lane, int most) {
        return entries(streams.xreadgroup(
                JobStreams.WORKERS,
                consumer,
                Map.of(lane.stream(), NEVER_DELIVERED),
                new XReadGroupArgs().count(most)));
    }

    /** Waits for the next job of these lanes. In a rare race it is one of each, the short one first. */
    List<Entry> await(List<Lane> lanes, Duration longest) {
        Map<String, String> from = lanes.stream().collect(Collectors.toMap(Lane::stream, lane -> NEVER_DELIVERED));
        return entries(blocking.xreadgroup(
                JobStreams.WORKERS,
                consumer,
                from,
                new XReadGroupArgs().count(1).block(longest)));
    }

    private static List<Entry> entries(List<StreamMessage<String, String, String>> messages) {
        return messages.stream()
                .map(message -> new Entry(
                        laneOf(message.key()), message.id(), message.payload().getOrDefault(JobStreams.BODY, ""), 1))
                .sorted(Comparator.comparing(Entry::lane))
                .toList();
    }

    private static Lane laneOf(String stream) {
        return Arrays.stream(Lane.values())
                .filter(lane -> lane.stream().equals(stream))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Takes over one job of a lane from a worker that has not been heard of for so long.
     *
     * @param busy entries to leave alone, because this worker is still at work on them
     */
    Optional<Entry> rescue(Lane lane, Duration idle, Set<String> busy) {
        String[] arguments = Stream.concat(
                        Stream.of(JobStreams.WORKERS, consumer, String.valueOf(idle.toMillis()), JobStreams.BODY),
                        busy.stream())
                .toArray(String[]::new);
        Response rescued = RESCUE.run(redis, List.of(lane.stream()), arguments);
        return rescued.size() == 0
                ? Optional.empty()
                : Optional.of(new Entry(
                        lane,
                        rescued.get(0).toString(),
                        rescued.get(1).toString(),
                        rescued.get(2).toLong()));
    }

    /** Heartbeat; false where the entry is no longer ours. */
    boolean renew(Entry entry) {
        return owned(RENEW, List.of(entry.lane().stream()), JobStreams.WORKERS, consumer, entry.id());
    }

    /** Tells the result of a job that goes on; false, and nothing done, where the entry is no longer ours. */
    boolean tell(Entry entry, JobId job, String result) {
        return isDone(results.ask(new Told(entry, job, result, false)));
    }

    /** Ends the job and tells its result, if there is one; false, and nothing done, where the entry is no longer ours. */
    boolean finish(Entry entry, JobId job, Optional<String> result) {
        return isDone(results.ask(new Told(entry, job, result.orElse(NOTHING_TO_TELL), true)));
    }

    /**
     * A result to tell.
     *
     * @param result as JSON; empty where there is none to tell
     * @param over whether the job ends with it
     */
    record Told(Entry entry, JobId job, String result, boolean over) {}

    /** An answer for each, in their order. */
    List<Response> tellAll(List<Told> all) {
        List<String> keys = new ArrayList<>(List.of(JobStreams.RESULTS));
        List<String> arguments = new ArrayList<>(List.of(JobStreams.WORKERS, consumer, JobStreams.BODY));
        for (Told one : all) {
            keys.add(one.entry().lane().stream());
            keys.add(JobStreams.checkpoints(one.job()));
            arguments.add(one.entry().id());
            arguments.add(one.result());
            arguments.add(one.over() ? "1" : "0");
        }
        List<Response> answers = new ArrayList<>();
        TELL.run(redis, keys, arguments.toArray(String[]::new)).forEach(answers::add);
        return answers;
    }

    /** Whether it was done; false where the entry is no longer ours. */
    static boolean isDone(Response answer) {
        if (answer.type() != ResponseType.NUMBER) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.toInteger() == 1;
    }

    /** Gives the entry to whoever rescues next; false where it is no longer ours. */
    boolean handBack(Entry entry) {
        return owned(HAND_BACK, List.of(entry.lane().stream()), JobStreams.WORKERS, consumer, entry.id());
    }

    /** Puts the entry aside and tells its result, if there is one; false where it is no longer ours. */
    boolean bury(Entry entry, Optional<String> result) {
        return owned(
                BURY,
                List.of(entry.lane().stream(), JobStreams.DEAD, JobStreams.RESULTS),
                JobStreams.WORKERS,
                consumer,
                entry.id(),
                JobStreams.BODY,
                entry.body(),
                result.orElse(NOTHING_TO_TELL),
                String.valueOf(MOST_DEAD));
    }

    /** What is known of the chunks of jobs. */
    Checkpoints checkpoints() {
        return checkpoints;
    }

    /** Leaves the group, as far as nothing is held. */
    void leave() {
        for (Lane lane : Lane.values()) {
            LEAVE.run(redis, List.of(lane.stream()), JobStreams.WORKERS, consumer);
        }
    }

    /** Whether Redis answers. */
    boolean answers() {
        return redis.execute("PING") != null;
    }

    /** A group that is gone (Redis was emptied) leaves nothing that could be ours. */
    private boolean owned(LuaScript script, List<String> keys, String... arguments) {
        try {
            return script.run(redis, keys, arguments).toInteger() == 1;
        } catch (RuntimeException e) {
            if (RedisErrors.is(e, "NOGROUP")) {
                return false;
            }
            throw e;
        }
    }
}
