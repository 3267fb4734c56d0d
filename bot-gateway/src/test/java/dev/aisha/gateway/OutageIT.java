package dev.aisha.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.TranscriptKeys;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.database.DatabaseUnavailable;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.peers.WatchPeers;
import dev.aisha.gateway.sweeping.SweepJobs;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stores go away and come back, and every note goes on. */
@QuarkusTest
class OutageIT extends GatewayTest {
    /** {@code quarkus.datasource.reactive.max-size} */
    private static final int POOL = 16;

    @Inject
    SettableClock clock;

    @Inject
    SweepJobs sweeper;

    @SuppressWarnings("NullAway.Init") // by Peers
    SilentLine toPostgres;

    @Inject
    WatchPeers peers;

    @Inject
    MeterRegistry meters;

    @Inject
    Database database;

    @Inject
    RedisDataSource redis;

    @Inject
    ObjectMapper json;

    /** The dependencies that the gauge calls degraded, after a look at all of them. */
    private List<String> degraded() {
        clock.advance(Duration.ofSeconds(31)); // what Telegram answered is remembered for half a minute
        peers.look();
        return meters.find("aisha.degraded").gauges().stream()
                .filter(gauge -> gauge.value() == 1)
                .map(gauge -> gauge.getId().getTag("dependency"))
                .toList();
    }

    private void degradedAre(String... dependencies) {
        eventually().untilAsserted(() -> assertThat(degraded()).containsExactly(dependencies));
    }

    private static void answerNothing(LocalTelegram telegram, String... methods) {
        Stream.of(methods).forEach(method -> telegram.faults().dropRequest(method, 100));
    }

    @Test
    void aNoteThatCameWhileRedisWasDownIsAnsweredAtOnceAndQueuedLater() {
        LocalUser ann = telegram.newUser("Ann", "en");

        stores.redis().kill();
        ChatMessage note = voice(ann);
        said(ann, "⏳");
        reached(note, JobState.Reserved.class);
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/q/health/live").then().statusCode(200);
        degradedAre("redis");
        stores.redis().startAgain();

        eventually().untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(16));
            sweeper.sweep();
            assertThat(state(note)).isInstanceOf(JobState.Queued.class);
        });
        eventually().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        degradedAre();
    }

    @Test
    void aTranscriptThatTheStoreDoesNotHandOutWaitsForIt() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        worker.keep(new TranscriptKeys(job.userId(), job.id()), "kept before");

        stores.s3().kill();
        ChatMessage another = voice(ann);
        queued(another);
        worker.tell(new JobResult.Transcribed(job.id(), 10, 11, 1, 1, "played", "en", 5));
        reached(note, JobState.Done.class);
        degradedAre("store");
        assertThat(ann.fromBot())
                .allSatisfy(message -> assertThat(message.text()).startsWith("⏳"));
        stores.s3().startAgain();

        eventually().untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(16));
            sweeper.sweep();
            assertThat(ann.fromBot())
                    .anySatisfy(message -> assertThat(message.text()).startsWith("kept before"));
        });
        degradedAre();
    }

    @Test
    void aTranscriptThatTelegramDoesNotTakeWaitsForIt() {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        said(ann, "⏳");

        answerNothing(telegram, "getMe", "getUpdates", "sendMessage", "editMessageText");
        worker.transcribe(job, 10, "after the silence");
        reached(note, JobState.Done.class);
        eventually().until(() -> !requests(ann, "editMessageText").isEmpty());
        degradedAre("telegram");
        clock.advance(Duration.ofMinutes(5));
        assertThat(ann.fromBot())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).startsWith("⏳"));
        telegram.faults().clear();

        eventually().untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(16));
            sweeper.sweep();
            assertThat(ann.fromBot().getFirst().text()).startsWith("after the silence");
        });
        degradedAre();
    }

    @Test
    void aNoteThatCameWhileBillingWasDownIsAnsweredAndWhatIsDownIsSaidOnce() {
        LocalUser ann = telegram.newUser("Ann", "en");
        degradedAre();

        try (Logged logged = Logged.by(WatchPeers.class)) {
            billing.shut();
            ChatMessage note = voice(ann);
            said(ann, "in the queue");
            reached(note, JobState.Accepted.class);
            degradedAre("billing");
            degradedAre("billing");
            given().get("/q/health/ready").then().statusCode(200);
            billing.open();
            degradedAre();
            degradedAre();

            assertThat(logged.lines())
                    .satisfiesExactly(
                            line -> assertThat(line).contains("does not answer").contains("dependency=billing"),
                            line -> assertThat(line).contains("answers again").contains("dependency=billing"));
        }
        assertThat(given().get("/q/metrics").asString()).contains("aisha_degraded{dependency=\"postgresql\"");
    }

    @Test
    void whenASilentDatabaseIsHeardAgainStatementsWorkAndThePoolIsWhole() throws Exception {
        assertThat(connectionsAtOnce()).hasSize(POOL);

        toPostgres.fallSilent();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Row>>> unheard = IntStream.range(0, 2 * POOL)
                    .mapToObj(i -> threads.submit(() -> database.row("SELECT 1")))
                    .toList();
            assertThat(unheard)
                    .allSatisfy(statement ->
                            assertThatThrownBy(statement::get).hasCauseInstanceOf(DatabaseUnavailable.class));
        }
        toPostgres.speak();

        eventually().ignoreExceptions().until(() -> database.row("SELECT 1").isPresent());
        eventually()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(connectionsAtOnce()).hasSize(POOL));
    }

    /** The server's ends of as many connections as can be had at a time. */
    private Set<Integer> connectionsAtOnce() throws Exception {
        Set<Integer> pids = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Row>>> statements = IntStream.range(0, POOL)
                    .mapToObj(i ->
                            threads.submit(() -> database.row("SELECT pg_backend_pid() AS pid FROM pg_sleep(0.5)")))
                    .toList();
            for (Future<Optional<Row>> statement : statements) {
                pids.add(statement.get().orElseThrow().getInteger("pid"));
            }
        }
        return pids;
    }

    @Test
    void aLostGroupIsMadeAgainFromTheBeginning() {
        LocalUser ann = telegram.newUser("Ann", "en");
        TranscriptionJob job = queued(voice(ann));

        redis.flushall();
        worker.tell(new JobResult.Failed(job.id(), FailureCode.NO_SPEECH));

        said(ann, "could not hear anybody");
        eventually().until(() -> worker.untoldResults() == 0);
    }

    @Test
    void aResultThatAGatewayTookToItsGraveIsTakenOver() throws Exception {
        LocalUser ann = telegram.newUser("Ann", "en");
        TranscriptionJob job = queued(voice(ann));
        var streams = redis.stream(String.class);
        String elsewhere = json.writeValueAsString(new JobResult.Failed(job.id(), FailureCode.NO_SPEECH));

        // As another replica leaves it that dies between reading and concluding.
        redis.withTransaction(tx -> {
            tx.execute("XADD", JobStreams.RESULTS, "*", JobStreams.BODY, elsewhere);
            tx.execute("XREADGROUP", "GROUP", JobStreams.GATEWAYS, "dead", "STREAMS", JobStreams.RESULTS, ">");
        });
        assertThat(streams.xlen(JobStreams.RESULTS)).isEqualTo(1);

        said(ann, "could not hear anybody");
        eventually().until(() -> worker.untoldResults() == 0);
    }

    @Test
    void aResultThatCameWhileTheDatabaseWasDownIsKeptWhenItIsBack() {
        LocalUser ann = telegram.newUser("Ann", "en");
        TranscriptionJob job = queued(voice(ann));

        stores.postgres().kill();
        worker.tell(new JobResult.Failed(job.id(), FailureCode.NO_SPEECH));
        stores.postgres().startAgain();

        said(ann, "could not hear anybody");
        eventually().until(() -> worker.untoldResults() == 0);
    }

    @Test
    void whatCannotBeReadIsDroppedAndBlocksNothing() {
        LocalUser ann = telegram.newUser("Ann", "en");
        TranscriptionJob job = queued(voice(ann));
        var streams = redis.stream(String.class);

        streams.xadd(JobStreams.RESULTS, Map.of(JobStreams.BODY, "{\"type\":\"of_the_future\"}"));
        streams.xadd(JobStreams.RESULTS, Map.of("no", "body"));
        streams.xadd(
                JobStreams.RESULTS,
                Map.of(
                        JobStreams.BODY,
                        "{\"type\":\"failed\",\"jobId\":\"" + job.id()
                                + "\",\"code\":\"A_CODE_OF_THE_FUTURE\",\"more\":1}"));

        said(ann, "Something went wrong on my side");
        eventually().until(() -> worker.untoldResults() == 0);
    }

    @Test
    void aNoteThatCameWhileTheDatabaseWasDownIsTakenWhenItIsBack() {
        LocalUser ann = telegram.newUser("Ann", "en");

        stores.postgres().kill();
        ChatMessage note = voice(ann);
        eventually()
                .untilAsserted(() -> assertThat(given().get("/q/health/ready")
                                .jsonPath()
                                .getList("checks.findAll { it.status == 'DOWN' }.name"))
                        .containsExactly("database"));
        degradedAre("postgresql");
        assertThat(telegram.pendingUpdates()).isPositive();
        stores.postgres().startAgain();

        eventually().ignoreExceptions().until(() -> state(note) instanceof JobState.Queued);
        assertThat(ann.fromBot()).hasSize(1);
    }
}
