package dev.aisha.drills.restoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.chaos.history.BookedJob;
import dev.aisha.chaos.storm.Fleet;
import dev.aisha.chaos.storm.ReadBooks;
import dev.aisha.chaos.storm.StormSystem;
import dev.aisha.drills.restoring.RestoreResult.Findings;
import dev.aisha.drills.restoring.RunScript.Ended;
import dev.aisha.drills.restoring.Talk.Sent;
import dev.aisha.local.process.TemporaryFolder;
import dev.aisha.local.speech.scripted.Gate;
import dev.aisha.local.stores.LocalPostgres;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.stores.LocalS3;
import dev.aisha.local.stores.LocalStore;
import dev.aisha.local.stores.LocalStores;
import dev.aisha.local.system.Peers;
import dev.aisha.local.telegram.chat.Journal;
import dev.aisha.local.telegram.user.LocalUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of each service, people who send and pay, a backup by the scripts of deploy/compose while they do, the loss of all stores,
 * deploy/compose/restore, and a look at what is there again.
 */
final class RestoreBackup implements AutoCloseable {
    private static final int SETTLED_USERS = 3;
    private static final int NOTES_UNDER_WAY = 3;
    private static final int NOTES_AFTER = 2;
    private static final Duration REST = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final String AT_LAST = "DELIVERED";

    private final Clock clock = Clock.systemUTC();
    private final Path folder = TemporaryFolder.make();
    private final StormSystem system;
    private final Peers peers;
    private final HostFiles files;
    private final PlayHost host;
    private final Talk talk;
    private final AskBilling billing;
    private final ReadBooks books;
    private final Findings findings = new Findings();

    private RestoreBackup(Path postgres) {
        LocalStores stores = new LocalStores(LocalPostgres.startFrom(postgres), LocalRedis.start(), LocalS3.start());
        system = StormSystem.start(new Fleet(1, 1, 1, Fleet.toBeStormed(1).variables()), stores);
        peers = system.peers();
        files = HostFiles.write(folder, peers);
        host = PlayHost.of(system, files, postgres);
        talk = new Talk(peers.telegram());
        billing = new AskBilling(system.billings().getFirst().process().url(), peers.internalToken());
        books = new ReadBooks(stores.postgres());
    }

    /**
     * Starts the system; it is ready when this returns.
     *
     * @param postgres the folder with PostgreSQL's programs
     */
    static RestoreBackup start(Path postgres) {
        return new RestoreBackup(postgres);
    }

    /** What people had when the backup was taken, and what was under way. */
    private record Before(Map<LocalUser, JsonNode> accounts, List<Sent> settled, List<Sent> underWay, Duration took) {}

    /** Does all of it; once for each system. */
    RestoreResult run() throws InterruptedException, IOException, SQLException {
        Before before = backUp();
        List<Sent> later = new ArrayList<>();
        for (int i = 0; i < NOTES_AFTER; i++) {
            later.add(talk.sendAndAwait(talk.newUser()));
        }
        before.underWay().forEach(talk::awaitText);
        Instant lost = clock.instant();
        Stream.of(
                        peers.stores().postgres(),
                        peers.stores().redis(),
                        peers.stores().s3())
                .forEach(LocalStore::loseData);
        restore();
        Duration took = Duration.between(lost, clock.instant());
        List<BookedJob> jobs = awaitRest();
        look(before, later, jobs);
        Set<String> known = jobs.stream().map(BookedJob::id).collect(Collectors.toSet());
        long open = before.underWay().stream()
                .filter(note -> known.contains(note.job()))
                .count();
        long ended = before.underWay().stream()
                .filter(note -> jobs.stream().anyMatch(job -> isOfAndDone(job, note)))
                .count();
        return new RestoreResult(
                before.settled().size() + before.underWay().size() + later.size(),
                before.settled().size() + Math.toIntExact(open),
                Math.toIntExact(open),
                Math.toIntExact(ended),
                before.took(),
                took,
                findings.all());
    }

    /** The provider holds its answers meanwhile, so that there is work that the backup has as open. */
    private Before backUp() throws InterruptedException, SQLException {
        List<Sent> settled = new ArrayList<>();
        List<LocalUser> users = new ArrayList<>();
        for (int i = 0; i < SETTLED_USERS; i++) {
            users.add(talk.newUser());
            settled.add(talk.sendAndAwait(users.getLast()));
        }
        findings.unless(talk.pay(users.getFirst()), "Stars were not taken before the backup");
        awaitRest();
        Map<LocalUser, JsonNode> accounts = new LinkedHashMap<>();
        users.forEach(user -> accounts.put(user, account(user)));
        Gate gate = system.provider().recogniser().hold();
        List<Sent> underWay = new ArrayList<>();
        for (int i = 0; i < NOTES_UNDER_WAY; i++) {
            underWay.add(talk.send(talk.newUser()));
        }
        awaitJobs(underWay);
        Thread sender = Thread.ofVirtual().name("send").start(() -> underWay.add(talk.send(talk.newUser())));
        Instant begin = clock.instant();
        mustEndWell("backup/database once", host.backup("database", "once"));
        mustEndWell("backup/store once", host.backup("store", "once"));
        Duration took = Duration.between(begin, clock.instant());
        sender.join();
        gate.open();
        return new Before(accounts, settled, underWay, took);
    }

    private void mustEndWell(String what, Ended ended) {
        findings.unless(ended.code() == 0, what + " ended with " + ended.code() + ": " + ended.output());
    }

    private void restore() throws IOException {
        Ended ended = host.restore(newestDump());
        mustEndWell("deploy/compose/restore", ended);
        findings.unless(
                ended.output().contains("The books balance."), "deploy/compose/restore did not say that they balance");
    }

    private String newestDump() throws IOException {
        try (Stream<Path> dumps = Files.list(files.backups().resolve("database"))) {
            return dumps.map(dump -> dump.getFileName().toString())
                    .max(String::compareTo)
                    .orElseThrow();
        }
    }

    private void look(Before before, List<Sent> later, List<BookedJob> jobs) {
        before.accounts()
                .forEach((user, account) -> findings.unless(
                        account(user).equals(account), "an account was " + account + " and is " + account(user)));
        Stream.concat(before.settled().stream(), before.underWay().stream())
                .forEach(note ->
                        findings.unless(note.told() == 1, "a text stands " + note.told() + " times in its chat"));
        before.settled()
                .forEach(note -> findings.unless(
                        jobs.stream().anyMatch(job -> isOfAndDone(job, note)),
                        "a job of before the backup is not as it was"));
        findings.unless(
                later.stream()
                        .noneMatch(
                                note -> jobs.stream().anyMatch(job -> job.id().equals(note.job()))),
                "a note that was sent after the backup is known");
        Sent old = before.settled().getFirst();
        findings.unless(
                talk.file(old).contains(old.speech().text()), "the file of an old transcript says something else");
        findings.add(noText(talk.newUser()));
        findings.add(noText(old.user()));
        findings.unless(billing.get("/v1/audit").path("holds").asBoolean(), "billing's audit does not hold");
    }

    private Optional<String> noText(LocalUser user) {
        try {
            talk.sendAndAwait(user);
            return Optional.empty();
        } catch (Journal.NothingCame e) {
            return Optional.of("a note that was sent after the restore has no text: " + e.getMessage());
        }
    }

    private JsonNode account(LocalUser user) {
        return billing.get("/v1/users/" + user.id() + "/account");
    }

    private static boolean isOfAndDone(BookedJob job, Sent note) {
        return job.id().equals(note.job()) && job.isDone() && job.delivery().equals(AT_LAST);
    }

    private void awaitJobs(List<Sent> notes) throws InterruptedException, SQLException {
        Instant bound = clock.instant().plus(REST);
        while (!books.jobs().stream()
                .map(BookedJob::id)
                .collect(Collectors.toSet())
                .containsAll(notes.stream().map(Sent::job).toList())) {
            if (clock.instant().isAfter(bound)) {
                throw new IllegalStateException("notes were not accepted within " + REST);
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    /** All jobs, once none of them has anything left to do. */
    private List<BookedJob> awaitRest() throws InterruptedException, SQLException {
        Instant bound = clock.instant().plus(REST);
        while (true) {
            List<BookedJob> jobs = books.jobs();
            boolean rest = jobs.stream().allMatch(BookedJob::isAtRest);
            if (rest || clock.instant().isAfter(bound)) {
                findings.unless(rest, "jobs were not at rest within " + REST);
                return jobs;
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    /** Copies the services' logs into a folder. */
    void keepLogs(Path logs) {
        system.peers().keepLogs(logs);
    }

    @Override
    public void close() {
        try (system;
                billing) {
            host.close();
        }
        TemporaryFolder.delete(folder);
    }
}
