package dev.aisha.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisha.contract.JobId;
import dev.aisha.contract.MediaKind;
import dev.aisha.gateway.database.StatementRefused;
import dev.aisha.gateway.jobs.Arrival;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.Task;
import dev.aisha.gateway.notes.Note;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import io.vertx.pgclient.PgException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database whose transactions end when they are told to, two at once. */
@Timeout(30)
class KeepTogetherTest {
    private static final long REFUSED = 13;

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Transaction> transactions = new LinkedBlockingQueue<>();
    private final Set<Long> updates = new HashSet<>();
    private final Set<JobId> jobs = new HashSet<>();
    private final KeepTogether together = new KeepTogether(KeepTogetherTest::id, this::commit);

    private record Transaction(List<Arrival> arrivals, CompletableFuture<Void> mayEnd) {
        void end() {
            mayEnd.complete(null);
        }
    }

    private Map<JobId, Job> commit(List<Arrival> arrivals) {
        Transaction transaction = new Transaction(arrivals, new CompletableFuture<>());
        transactions.add(transaction);
        transaction.mayEnd().join();
        if (arrivals.stream().anyMatch(arrival -> arrival.note().message().messageId() == REFUSED)) {
            throw new StatementRefused(new PgException("invalid byte sequence", "ERROR", "22021", null));
        }
        return insert(arrivals);
    }

    private synchronized Map<JobId, Job> insert(List<Arrival> arrivals) {
        Map<JobId, Job> fresh = new HashMap<>();
        for (Arrival arrival : arrivals) {
            assertThat(fresh.size()).isLessThan(64);
            if (updates.add(arrival.updateId()) && jobs.add(id(arrival))) {
                fresh.put(id(arrival), job(arrival));
            }
        }
        return fresh;
    }

    private static JobId id(Arrival arrival) {
        return JobId.of(1, 2, arrival.note().message().messageId());
    }

    private static Job job(Arrival arrival) {
        return new Job(
                id(arrival),
                arrival.note(),
                new Task.Transcribe(),
                new JobState.Accepted(),
                Instant.EPOCH,
                Instant.MAX);
    }

    private static Arrival arrival(long update, long message) {
        return new Arrival(
                update,
                new Note(
                        new ChatMessage(2, message),
                        new Sender(3, null, null, null),
                        MediaKind.VOICE,
                        "file",
                        null,
                        null,
                        null,
                        null));
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    private Future<Optional<Job>> keep(long update, long message) {
        return callers.submit(() -> together.keep(arrival(update, message)));
    }

    /** Both transactions that may be under way are. */
    private List<Transaction> busy() throws InterruptedException {
        callers.execute(() -> together.keep(arrival(101, 101)));
        Transaction first = transactions.take();
        callers.execute(() -> together.keep(arrival(102, 102)));
        return List.of(first, transactions.take());
    }

    private void waitFor(int waiting) {
        while (together.waiting() < waiting) {
            Thread.onSpinWait();
        }
    }

    private Transaction next(List<Transaction> busy) throws InterruptedException {
        busy.getFirst().end();
        return transactions.take();
    }

    @Test
    void notesThatComeMeanwhileAreKeptInOneTransaction() throws Exception {
        List<Transaction> busy = busy();
        Future<Optional<Job>> one = keep(1, 1);
        Future<Optional<Job>> other = keep(2, 2);
        waitFor(2);

        Transaction both = next(busy);
        both.end();

        assertThat(both.arrivals()).containsExactlyInAnyOrder(arrival(1, 1), arrival(2, 2));
        assertThat(one.get()).contains(job(arrival(1, 1)));
        assertThat(other.get()).contains(job(arrival(2, 2)));
    }

    @Test
    void besideOneThatIsRefusedTheOthersAreKeptOnTheirOwn() throws Exception {
        List<Transaction> busy = busy();
        Future<Optional<Job>> one = keep(1, 1);
        Future<Optional<Job>> refused = keep(2, REFUSED);
        waitFor(2);

        next(busy).end();
        for (int alone = 0; alone < 2; alone++) {
            Transaction transaction = transactions.take();
            assertThat(transaction.arrivals()).hasSize(1);
            transaction.end();
        }

        assertThat(one.get()).contains(job(arrival(1, 1)));
        assertThatThrownBy(refused::get).hasCauseInstanceOf(StatementRefused.class);
    }

    @Test
    void anUpdateThatComesTwiceAtOnceIsOneJob() throws Exception {
        List<Transaction> busy = busy();
        Future<Optional<Job>> one = keep(1, 1);
        Future<Optional<Job>> same = keep(1, 1);
        waitFor(2);

        Transaction transaction = next(busy);
        transaction.end();

        assertThat(transaction.arrivals()).containsExactly(arrival(1, 1));
        assertThat(List.of(one.get().isPresent(), same.get().isPresent())).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void aMessageOfTwoUpdatesAtOnceIsOneJob() throws Exception {
        List<Transaction> busy = busy();
        Future<Optional<Job>> one = keep(1, 1);
        Future<Optional<Job>> again = keep(2, 1);
        waitFor(2);

        next(busy).end();

        assertThat(List.of(one.get().isPresent(), again.get().isPresent())).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void ofTwoMessagesUnderOneUpdateIdTheFirstIsKept() throws Exception {
        List<Transaction> busy = busy();
        Future<Optional<Job>> first = keep(1, 1);
        waitFor(1);
        Future<Optional<Job>> second = keep(1, 2);
        waitFor(2);

        next(busy).end();

        assertThat(first.get()).contains(job(arrival(1, 1)));
        assertThat(second.get()).isEmpty();
    }
}
