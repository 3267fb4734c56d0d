package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.gateway.admins.AdminsConfig;
import dev.aisha.gateway.admission.AdmissionConfig;
import dev.aisha.gateway.backlog.BacklogConfig;
import dev.aisha.gateway.billing.BillingConfig;
import dev.aisha.gateway.broadcasting.BroadcastConfig;
import dev.aisha.gateway.database.DatabaseConfig;
import dev.aisha.gateway.delivery.DeliveryConfig;
import dev.aisha.gateway.exporting.ExportingConfig;
import dev.aisha.gateway.intake.IntakeConfig;
import dev.aisha.gateway.jobs.JobsConfig;
import dev.aisha.gateway.library.StoreConfig;
import dev.aisha.gateway.limits.LimitsConfig;
import dev.aisha.gateway.peers.PeersConfig;
import dev.aisha.gateway.results.ResultsConfig;
import dev.aisha.gateway.submission.SubmissionConfig;
import dev.aisha.gateway.sweeping.SweepingConfig;
import dev.aisha.gateway.telegram.TelegramConfig;
import dev.aisha.gateway.turns.TurnsConfig;
import dev.aisha.gateway.waiting.WaitingConfig;
import dev.aisha.gateway.work.WorkConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The names and defaults of what can be tuned; changing one is a change that ops read about. */
class KnobsTest {
    private static <T> T defaults(Class<T> knobs) {
        return Knobs.read(knobs, Map.of());
    }

    @Test
    void whatATestOrOpsMayShortenHasItsNameAndDefault() {
        assertThat(defaults(SweepingConfig.class).every()).hasSeconds(15);
        assertThat(defaults(JobsConfig.class).stepTime()).hasSeconds(15);
        assertThat(defaults(JobsConfig.class).checkEvery()).hasSeconds(30);
        assertThat(defaults(JobsConfig.class).rememberUpdates()).hasDays(3);
        assertThat(defaults(SubmissionConfig.class).resubmitAfter()).hasMinutes(2);
        assertThat(defaults(DeliveryConfig.class).progressEvery()).hasSeconds(3);
        assertThat(defaults(DeliveryConfig.class).ringAfter()).hasSeconds(30);
        assertThat(defaults(WaitingConfig.class).every()).hasSeconds(5);
        assertThat(defaults(WaitingConfig.class).tellAfter()).hasSeconds(5);
        assertThat(defaults(WaitingConfig.class).batch()).isEqualTo(30);
        assertThat(defaults(ResultsConfig.class).rescueAfter()).hasSeconds(60);
        assertThat(defaults(PeersConfig.class).every()).hasSeconds(10);
        assertThat(defaults(BacklogConfig.class).every()).hasSeconds(15);
        assertThat(defaults(BacklogConfig.class).workerSilence()).hasMinutes(1);
        assertThat(Knobs.read(SweepingConfig.class, Map.of("aisha.sweeping.every", "3s"))
                        .every())
                .hasSeconds(3);
    }

    @Test
    void whatIsSentToTelegramHasItsLimits() {
        TurnsConfig turns = defaults(TurnsConfig.class);

        assertThat(turns.perSecond()).isEqualTo(30);
        assertThat(turns.optionalPerSecond()).isEqualTo(20);
        assertThat(turns.chatEvery()).hasSeconds(1);
        assertThat(turns.burst()).isEqualTo(10);
        assertThat(turns.perMinuteInGroup()).isEqualTo(20);
        assertThat(turns.longestWait()).hasSeconds(3);
        assertThat(turns.longestHold()).hasHours(1);
        assertThat(turns.refusedChats()).isEqualTo(3);
        assertThat(turns.refusedWithin()).hasSeconds(5);
        assertThat(Knobs.read(TurnsConfig.class, Map.of("aisha.telegram.turns.burst", "2"))
                        .burst())
                .isEqualTo(2);
    }

    @Test
    void whatAUserMayAskForHasItsLimits() {
        LimitsConfig limits = defaults(LimitsConfig.class);
        assertThat(limits.notesPerMinute()).isEqualTo(100);
        assertThat(limits.notesPerDay()).isEqualTo(1000);
        assertThat(limits.audioMinutesPerDay()).isEqualTo(1440);
        assertThat(limits.answersPerMinute()).isEqualTo(60);
        assertThat(limits.redisTimeout()).hasMillis(500);
        assertThat(limits.rememberVerdicts())
                .hasHours(1)
                .isGreaterThan(defaults(JobsConfig.class).stepTime());
        assertThat(Knobs.read(LimitsConfig.class, Map.of("aisha.limits.notes-per-minute", "0"))
                        .notesPerMinute())
                .isZero();
    }

    @Test
    void messagesToEverybodyAreSlowerThanWhatElseMayBeLeftOut() {
        BroadcastConfig broadcasts = defaults(BroadcastConfig.class);

        assertThat(broadcasts.perSecond())
                .isEqualTo(10)
                .isLessThan(defaults(TurnsConfig.class).optionalPerSecond());
        assertThat(broadcasts.tellEvery()).hasSeconds(5);
        assertThat(broadcasts.lookEvery()).hasSeconds(15);
        assertThat(broadcasts.openFor()).hasHours(1);
        assertThat(broadcasts.rememberFor()).hasDays(7);
        assertThat(broadcasts.mostAttempts()).isEqualTo(20);
        assertThat(broadcasts.batch()).isEqualTo(1000);
    }

    @Test
    void nobodyIsAnAdminWhoIsNotNamed() {
        assertThat(defaults(AdminsConfig.class).ids()).isEmpty();
        assertThat(Knobs.read(AdminsConfig.class, Map.of("aisha.admins.ids", ""))
                        .ids())
                .isEmpty();
        assertThat(Knobs.read(AdminsConfig.class, Map.of("aisha.admins.ids", " 12, 34 "))
                        .ids())
                .contains(Set.of(12L, 34L));
    }

    @Test
    void aStepsTimeOutlastsItsCalls() {
        Duration place =
                defaults(TurnsConfig.class).longestWait().plus(telegram().callTimeout());
        Duration longest = Duration.ofSeconds(3).plus(place); // XADD by quarkus.redis.timeout

        assertThat(defaults(DeliveryConfig.class).textTime()).isGreaterThan(place);

        assertThat(defaults(JobsConfig.class).stepTime()).isGreaterThan(longest);
        assertThat(defaults(JobsConfig.class).stepTime())
                .isGreaterThan(defaults(BillingConfig.class).callTimeout());
        assertThat(defaults(DeliveryConfig.class).attemptTime())
                .isGreaterThan(telegram().uploadTimeout());
    }

    /** Telegram takes 50 MB from bots, and every call has ended before an export is taken up by others. */
    @Test
    void anExportHasItsLimits() {
        ExportingConfig exporting = defaults(ExportingConfig.class);

        assertThat(exporting.every()).hasSeconds(15);
        assertThat(exporting.askAgainAfter()).hasHours(1);
        assertThat(exporting.largestPart().asLongValue()).isEqualTo(45 * 1024 * 1024);
        assertThat(exporting.retryAfter()).hasMinutes(5);
        assertThat(exporting.stepTime())
                .hasMinutes(10)
                .isGreaterThan(telegram().largeUploadTimeout().multipliedBy(3).dividedBy(2))
                .isGreaterThan(defaults(TurnsConfig.class)
                        .longestWait()
                        .plus(telegram().largeUploadTimeout()));
        assertThat(telegram().largeUploadTimeout()).hasMinutes(5);
    }

    @Test
    void everythingIsBounded() {
        assertThat(defaults(DatabaseConfig.class).statementTimeout()).hasSeconds(5);
        assertThat(defaults(DatabaseConfig.class).longestSilence())
                .hasSeconds(10)
                .isGreaterThan(defaults(DatabaseConfig.class).statementTimeout());
        assertThat(defaults(BillingConfig.class).callTimeout()).hasSeconds(5);
        assertThat(telegram().longPoll()).hasSeconds(25);
        assertThat(defaults(WorkConfig.class).atOnce()).isEqualTo(128);
        assertThat(defaults(WorkConfig.class).longestLine()).isEqualTo(1000);
        assertThat(defaults(WorkConfig.class).longestWait())
                .hasSeconds(10)
                .isLessThan(defaults(JobsConfig.class).stepTime());
        assertThat(defaults(WorkConfig.class).rush()).isEqualTo(8);
        assertThat(defaults(WorkConfig.class).atOnceInRush()).isEqualTo(4);
        assertThat(defaults(IntakeConfig.class).webhookCallsAtOnce()).isEqualTo(64);
        assertThat(defaults(AdmissionConfig.class).largestFile()).isEmpty();
        assertThat(defaults(AdmissionConfig.class).mostOpen()).isEqualTo(20_000);
        assertThat(defaults(AdmissionConfig.class).mostOpenPerSender()).isEqualTo(200);
        assertThat(defaults(SubmissionConfig.class).mostInFlight()).isEqualTo(10);
        assertThat(Knobs.read(SubmissionConfig.class, Map.of("aisha.submission.most-in-flight", "9"))
                        .mostInFlight())
                .isEqualTo(9);
        StoreConfig store = Knobs.read(
                StoreConfig.class,
                Map.of(
                        "aisha.store.endpoint", "store:9000",
                        "aisha.store.access-key", "key",
                        "aisha.store.secret-key", "secret"));
        assertThat(store.longestText().asLongValue()).isEqualTo(8 * 1024 * 1024);
        assertThat(store.downloadTimeout())
                .hasMinutes(2)
                .isLessThan(defaults(ExportingConfig.class).stepTime());
        assertThat(store.bucket()).isEqualTo("aisha");
    }

    private static TelegramConfig telegram() {
        return Knobs.read(TelegramConfig.class, Map.of("aisha.telegram.token", "1:token"));
    }
}
