package dev.aisha.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.RepeatJob;
import dev.aisha.gateway.jobs.Settlement;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the workers gave up is looked at, put back once, or forgotten, by those who have the internal token. */
@QuarkusTest
class DeadJobsIT extends GatewayTest {
    private static final String PROBLEM = "application/problem+json";

    @Inject
    Database database;

    @Inject
    RedisDataSource redis;

    @Inject
    RepeatJob repeatJob;

    @Inject
    ObjectMapper json;

    @AfterEach
    void nothingIsDead() {
        redis.key().del(JobStreams.DEAD);
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + PlayedBilling.TOKEN);
    }

    private static Response putBack(String entry) {
        return operator().post("/v1/dead-jobs/" + entry + "/put-back");
    }

    private static Response list() {
        return operator().get("/v1/dead-jobs");
    }

    private String bury(String body) {
        return redis.stream(String.class).xadd(JobStreams.DEAD, Map.of(JobStreams.BODY, body));
    }

    /** As the workers do with a job that stops them again and again. */
    private String bury(TranscriptionJob job) throws JsonProcessingException {
        String entry = bury(json.writeValueAsString(job));
        worker.fail(job, FailureCode.WORKER_CRASHED);
        return entry;
    }

    private String buried(ChatMessage note) throws JsonProcessingException {
        String entry = bury(queued(note));
        eventually()
                .until(() ->
                        state(note).equals(new JobState.Failed(FailureCode.WORKER_CRASHED, new Settlement.Released())));
        return entry;
    }

    private long jobsOf(LocalUser sender) {
        return database.row("SELECT count(*) AS jobs FROM gateway.jobs WHERE sender_id = $1", sender.id())
                .orElseThrow()
                .getLong("jobs");
    }

    private List<String> events(JobId id) {
        return database.rows("SELECT event FROM gateway.job_events WHERE job_id = $1 ORDER BY id", id.value()).stream()
                .map(row -> row.getString("event"))
                .toList();
    }

    @Test
    void deadJobsAreListedTheLastOneFirstWithWhatTheLedgerSaysOfThem() throws JsonProcessingException {
        ChatMessage note = voice(telegram.newUser("Ann", "en"));
        String entry = buried(note);
        String nonsense = bury("{\"id\":\"no job\"");

        list().then()
                .statusCode(200)
                .body("deadJobs.entry", equalTo(List.of(nonsense, entry)))
                .body("deadJobs[0].size()", equalTo(2))
                .body("deadJobs[1].jobId", equalTo(jobOf(note).toString()))
                .body("deadJobs[1].kind", equalTo("voice"))
                .body("deadJobs[1].lane", equalTo("short"))
                .body("deadJobs[1].seconds", equalTo(10))
                .body("deadJobs[1].state", equalTo("FAILED"))
                .body("deadJobs[1].failure", equalTo("WORKER_CRASHED"));
        operator().get("/v1/dead-jobs?limit=1").then().statusCode(200).body("deadJobs", hasSize(1));
    }

    @Test
    void aDeadJobIsPutBackAsANewJobOfTheSameNote() throws JsonProcessingException {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        String entry = buried(note);
        said(ann, "stopped me more than once");
        JobId again = jobOf(note).again();

        putBack(entry)
                .then()
                .statusCode(201)
                .body("jobId", equalTo(again.toString()))
                .body("repeats", equalTo(jobOf(note).toString()));

        eventually().until(() -> !worker.entries(again).isEmpty());
        ChatMessage placeholder = ann.fromBot().getLast();
        assertThat(ann.fromBot()).hasSize(2);
        assertThat(placeholder.text()).startsWith("⏳");
        assertThat(placeholder.replyTo()).isEqualTo(note.id());
        assertThat(billing.stateOf(again.toString())).isEqualTo("HELD");
        assertThat(billing.stateOf(jobOf(note).toString())).isEqualTo("RELEASED");
        list().then().body("deadJobs.entry", not(hasItem(entry)));

        worker.transcribe(worker.entries(again).getFirst(), 10, "at last");
        assertThat(said(ann, "at last").id()).isEqualTo(placeholder.id());
        assertThat(billing.stateOf(again.toString())).isEqualTo("CAPTURED");
        assertThat(state(note)).isInstanceOf(JobState.Failed.class);
        assertThat(events(jobOf(note))).endsWith("repeated");
        assertThat(events(again)).startsWith("accepted", "reserved");
    }

    @Test
    void puttingBackManyTimesAtOnceMakesOneJob() throws Exception {
        LocalUser ann = telegram.newUser("Ann", "en");
        String entry = buried(voice(ann));
        Callable<Integer> call = () -> putBack(entry).statusCode();

        List<Integer> answers = new ArrayList<>();
        try (ExecutorService operators = Executors.newFixedThreadPool(6)) {
            for (Future<Integer> answer : operators.invokeAll(
                    IntStream.range(0, 6).mapToObj(i -> call).toList())) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnlyOnce(201).containsAnyOf(201, 200, 404).doesNotContain(409, 500, 503);
        assertThat(jobsOf(ann)).isEqualTo(2);
        assertThat(putBack(entry).statusCode()).isEqualTo(404);
    }

    @Test
    void afterACrashBetweenTheNewJobAndTheEntryItIsPutBackOnce() throws JsonProcessingException {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        String entry = buried(note);

        assertThat(repeatJob.repeat(job(note))).isPresent();
        list().then().body("deadJobs.entry", hasItem(entry));
        putBack(entry)
                .then()
                .statusCode(200)
                .body("jobId", equalTo(jobOf(note).again().toString()));

        assertThat(jobsOf(ann)).isEqualTo(2);
        list().then().body("deadJobs.entry", not(hasItem(entry)));
    }

    @Test
    void aJobThatHasNotEndedIsNotPutBack() throws JsonProcessingException {
        LocalUser ann = telegram.newUser("Ann", "en");
        ChatMessage note = voice(ann);
        String entry = bury(json.writeValueAsString(queued(note)));

        putBack(entry)
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:aisha:problem:job-not-failed"))
                .body("state", equalTo("QUEUED"));

        assertThat(jobsOf(ann)).isEqualTo(1);
        list().then().body("deadJobs.entry", hasItem(entry));
        assertThat(repeatJob.repeat(job(note))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{\"id\":7}", "{\"id\":\"6fef39b9-2c65-5091-8179-f159e9ac40ec\"}"})
    void anEntryWithoutAKnownJobIsNotPutBackButForgotten(String body) {
        String entry = bury(body);

        putBack(entry).then().statusCode(409).contentType(PROBLEM).body("reason", equalTo("no-job"));
        operator().delete("/v1/dead-jobs/" + entry).then().statusCode(204);

        operator()
                .delete("/v1/dead-jobs/" + entry)
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:aisha:problem:unknown-dead-job"));
        putBack(entry).then().statusCode(404).contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer other", "Basic internal-token-of-the-tests", "internal-token-of-the-tests"})
    void nobodyElseIsLetIn(String header) {
        String entry = bury("{}");

        for (Response answer : List.of(
                given().header("Authorization", header).get("/v1/dead-jobs"),
                given().header("Authorization", header).post("/v1/dead-jobs/" + entry + "/put-back"),
                given().header("Authorization", header).delete("/v1/dead-jobs/" + entry))) {
            answer.then().statusCode(401).contentType(PROBLEM).header("WWW-Authenticate", "Bearer");
        }
        given().get("/v1/dead-jobs").then().statusCode(401);

        list().then().body("deadJobs.entry", hasItem(entry));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "x", "99999999999"})
    void aLimitIsAWholeNumber(String limit) {
        operator()
                .queryParam("limit", limit)
                .get("/v1/dead-jobs")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("field", equalTo("limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "1-", "-", "+", "1-1-1"})
    void anEntryIsNamedByItsId(String entry) {
        putBack(entry).then().statusCode(400).contentType(PROBLEM).body("field", equalTo("entry"));
    }

    @Test
    void whileRedisIsAwayNothingIsKnown() {
        stores.redis().kill();
        try {
            list().then().statusCode(503).contentType(PROBLEM).header("Retry-After", "1");
        } finally {
            stores.redis().startAgain();
        }
        eventually().untilAsserted(() -> list().then().statusCode(200));
    }
}
