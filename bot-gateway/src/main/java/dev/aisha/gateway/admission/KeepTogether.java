package dev.aisha.gateway.admission;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.database.StatementRefused;
import dev.aisha.gateway.jobs.Arrival;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.telegram.Telegram;
import dev.aisha.platform.Together;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps notes in transactions that they share. Where the database refuses one of them, each is kept on its own; where it
 * does not answer, none of them is known to be kept.
 */
@Singleton
final class KeepTogether {
    /** Of transactions, so that one is filled and sent while another one commits. */
    private static final int AT_ONCE = 2;

    private final Function<Arrival, JobId> id;
    private final Function<List<Arrival>, Map<JobId, Job>> keep;
    private final Together<Arrival, Optional<Job>> together = new Together<>(AT_ONCE, this::keepAll);

    @Inject
    KeepTogether(JobLedger ledger, Telegram telegram) {
        this(
                arrival -> arrival.note().message().jobId(telegram.botId()),
                arrivals -> ledger.accept(telegram.botId(), arrivals));
    }

    /**
     * Keeps by this call.
     *
     * @param keep all of these, each of another update, or, by throwing, none; answers the jobs that are new
     */
    KeepTogether(Function<Arrival, JobId> id, Function<List<Arrival>, Map<JobId, Job>> keep) {
        this.id = id;
        this.keep = keep;
    }

    /** The new job once it is safe, or empty if the update or the message is known already. */
    Optional<Job> keep(Arrival arrival) {
        try {
            return together.ask(arrival);
        } catch (StatementRefused ofOneAmongThem) {
            return keepAll(List.of(arrival)).getFirst();
        }
    }

    /** How many wait for the next transaction. */
    int waiting() {
        return together.waiting();
    }

    /** An update or a message may be among them twice: the first one has the job. */
    private List<Optional<Job>> keepAll(List<Arrival> arrivals) {
        Map<Long, Arrival> updates = new LinkedHashMap<>();
        arrivals.forEach(arrival -> updates.putIfAbsent(arrival.updateId(), arrival));
        Map<JobId, Job> fresh = new HashMap<>(keep.apply(List.copyOf(updates.values())));
        return arrivals.stream()
                .map(arrival -> Optional.ofNullable(fresh.remove(id.apply(arrival))))
                .toList();
    }
}
