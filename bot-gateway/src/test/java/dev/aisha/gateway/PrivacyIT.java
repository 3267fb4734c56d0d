package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.TranscriptKeys;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.privacy.ErasePeople;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of people, and that it goes when they want it to. */
@QuarkusTest
class PrivacyIT extends GatewayTest {
    private static final String ALL = "🗑 Erase everything";

    @Inject
    SettableClock clock;

    @Inject
    Database database;

    @Inject
    RedisDataSource redis;

    @Inject
    ErasePeople erasePeople;

    @SuppressWarnings("NullAway.Init") // by sheIsNew
    private LocalUser ann;

    @BeforeEach
    void sheIsNew() {
        ann = telegram.newUser("Ann", "en");
    }

    private ChatMessage asked() {
        ann.send("/delete_my_data");
        return said(ann, "🗑 This erases");
    }

    private long rows(String table, String column) {
        return database.row("SELECT count(*) AS number FROM gateway." + table + " WHERE " + column + " = $1", ann.id())
                .orElseThrow()
                .getLong("number");
    }

    private void assertErased() {
        assertThat(rows("jobs", "sender_id")).isZero();
        assertThat(rows("transcripts", "sender_id")).isZero();
        assertThat(rows("user_settings", "telegram_id")).isZero();
        assertThat(rows("exports", "telegram_id")).isZero();
        assertThat(rows("people_to_erase", "telegram_id")).isZero();
    }

    @Test
    void whatIsKeptIsSaid() {
        ann.send("/privacy");
        assertThat(said(ann, "🔒 What I keep").text()).contains("/delete_my_data");
        ann.send("/terms");
        said(ann, "📄 In short");
        LocalUser oleg = telegram.newUser("Олег", "ru");
        oleg.send("/privacy");
        said(oleg, "🔒 Что я храню");
    }

    @Test
    void everythingOfSomebodyIsErasedAndNothingOfOthers() {
        TranscriptionJob hers = queued(voice(ann));
        worker.transcribe(hers, 4, "hers");
        said(ann, "hers");
        LocalUser bob = telegram.newUser("Bob", "en");
        TranscriptionJob his = queued(voice(bob));
        worker.transcribe(his, 4, "his");
        said(bob, "his");
        ann.send("/language");
        ann.press(said(ann, "Which language"), "English");
        said(ann, "I speak English");

        ann.press(asked(), ALL);

        said(ann, "🗑 Everything of yours is erased");
        assertErased();
        eventually()
                .until(() -> worker.objects(new TranscriptKeys(hers.userId(), hers.id()).folder())
                        .isEmpty());
        assertThat(worker.objects(new TranscriptKeys(his.userId(), his.id()).folder()))
                .isNotEmpty();
        assertThat(ledger.find(his.id())).isPresent();
    }

    @Test
    void whatIsUnderWayIsCancelledAndSettledFirst() {
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);

        ann.press(asked(), ALL);

        said(ann, "You cancelled this note");
        eventually().untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(11));
            erasePeople.eraseDue();
            assertErased();
        });
        assertThat(billing.stateOf(job.id().toString())).isEqualTo("RELEASED");
        assertThat(worker.entries(job.id())).isEmpty();
        said(ann, "🗑 Everything of yours is erased");
    }

    @Test
    void aDeadJobGoesAsWell() {
        ChatMessage note = voice(ann);
        TranscriptionJob job = queued(note);
        worker.takeOut(job.id());
        redis.execute("XADD", JobStreams.DEAD, "*", JobStreams.BODY, "{\"id\": \"" + job.id() + "\"}");
        worker.fail(job, FailureCode.WORKER_CRASHED);
        reached(note, JobState.Failed.class);
        said(ann, "Something in this recording");

        ann.press(asked(), ALL);

        said(ann, "🗑 Everything of yours is erased");
        assertThat(redis.execute("XRANGE", JobStreams.DEAD, "-", "+").toString())
                .doesNotContain(job.id().toString());
    }

    @Test
    void whoeverThinksAgainKeepsEverything() {
        worker.transcribe(queued(voice(ann)), 4, "kept");
        said(ann, "kept");

        ann.press(asked(), "Keep everything");

        said(ann, "👌 Everything stays as it is");
        assertThat(rows("transcripts", "sender_id")).isEqualTo(1);
    }

    @Test
    void whileBillingIsAwayNothingIsHalfErased() {
        worker.transcribe(queued(voice(ann)), 4, "still there");
        said(ann, "still there");
        ChatMessage question = asked();
        billing.shut();

        ann.press(question, ALL);
        said(ann, "🗑 I am erasing");
        erasePeople.eraseDue();
        assertThat(rows("transcripts", "sender_id")).isEqualTo(1);
        billing.open();
        clock.advance(Duration.ofMinutes(2));
        erasePeople.eraseDue();

        said(ann, "🗑 Everything of yours is erased");
        assertErased();
    }
}
