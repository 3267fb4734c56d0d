package dev.aisha.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.sweeping.SweepJobs;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stores go away and come back, and every note goes on. */
@QuarkusTest
class OutageIT extends GatewayTest {
    @Inject
    SettableClock clock;

    @Inject
    SweepJobs sweeper;

    @Inject
    RedisDataSource redis;

    @Inject
    ObjectMapper json;

    @Test
    void aNoteThatCameWhileRedisWasDownIsAnsweredAtOnceAndQueuedLater() {
        LocalUser ann = telegram.newUser("Ann", "en");

        stores.redis().kill();
        ChatMessage note = voice(ann);
        said(ann, "⏳");
        reached(note, JobState.Reserved.class);
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/q/health/live").then().statusCode(200);
        stores.redis().startAgain();

        eventually().untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(16));
            sweeper.sweep();
            assertThat(state(note)).isInstanceOf(JobState.Queued.class);
        });
        eventually().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
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
        assertThat(telegram.pendingUpdates()).isPositive();
        stores.postgres().startAgain();

        eventually().ignoreExceptions().until(() -> state(note) instanceof JobState.Queued);
        assertThat(ann.fromBot()).hasSize(1);
    }
}
