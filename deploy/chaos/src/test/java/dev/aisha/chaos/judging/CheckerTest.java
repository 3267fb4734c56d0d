package dev.aisha.chaos.judging;

import static dev.aisha.chaos.judging.Verdict.Kind.DOUBLED;
import static dev.aisha.chaos.judging.Verdict.Kind.LEAKED;
import static dev.aisha.chaos.judging.Verdict.Kind.LOST;
import static dev.aisha.chaos.judging.Verdict.Kind.MISCHARGED;
import static dev.aisha.chaos.judging.Verdict.Kind.STRAY;
import static dev.aisha.chaos.judging.Verdict.Kind.STUCK;
import static dev.aisha.chaos.judging.Verdict.Kind.UNBALANCED;
import static dev.aisha.chaos.judging.Verdict.Kind.UNEXPECTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.chaos.plan.FaultKind;
import dev.aisha.chaos.plan.NoteKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each thing that must not be is seen in a history that has it; what is allowed is counted and no more. */
class CheckerTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void aNoteThatWentWellGivesNothingToSay() {
        assertThat(Told.well().judged()).isEqualTo(new Judgement(List.of(), Map.of()));
    }

    @Test
    void notesThatEndWithoutATranscriptAsTheyShouldGiveNothingToSay() {
        assertThat(Told.failed(NoteKind.SILENCE, "FAILED", "NO_SPEECH", "🤫 I could not hear anybody")
                        .verdicts())
                .isEmpty();
        assertThat(Told.failed(NoteKind.BROKEN, "FAILED", "UNREADABLE_AUDIO", "🧩 I cannot read this")
                        .verdicts())
                .isEmpty();
        assertThat(Told.failed(NoteKind.TOO_EXPENSIVE, "REJECTED", "INSUFFICIENT_FUNDS", "🪙 This note is 10 h")
                        .verdicts())
                .isEmpty();
    }

    @Test
    void lostIsWhatWasAcknowledgedAndHasNoJob() {
        Told told = Told.well().withoutJob().withoutHold().withoutMessages();
        for (String name : new String[] {"audio.mp3", "transcript.txt", "transcript.json"}) {
            told.withoutObject(Told.FOLDER + name);
        }

        assertThat(told.verdicts()).containsExactly(LOST);
    }

    @Test
    void lostIsATranscriptThatDoesNotStandInTheChat() {
        assertThat(Told.well().withoutMessages().verdicts()).containsExactly(LOST);
        assertThat(Told.well().message(2, Told.WAITING).verdicts()).containsExactly(LOST);
    }

    @Test
    void lostIsAWordThatIsMissing() {
        assertThat(Told.well().message(2, Told.WAITING, "w0005 w0007\n\n⏱ 10 s").verdicts())
                .containsExactly(LOST);
    }

    @Test
    void lostIsAnEntryThatVanishesFromItsLaneWithoutReason() {
        Told told = Told.well().vanished(SOON);
        assertThat(told.verdicts()).containsExactly(LOST);

        told.trouble(FaultKind.REDIS_FLUSHED, AT_ONCE, AT_ONCE);
        assertThat(told.verdicts()).isEmpty();
    }

    @Test
    void doubledIsAnEntryThatAWorkerEndsAfterItHasLostIt() {
        Told told = Told.well().endedTwice(SOON);
        assertThat(told.verdicts()).containsExactly(DOUBLED);

        told.trouble(FaultKind.WORKER_FROZEN, AT_ONCE, AT_ONCE);
        assertThat(told.verdicts()).containsExactly(DOUBLED);

        told.trouble(FaultKind.REDIS_KILLED, AT_ONCE, AT_ONCE);
        assertThat(told.verdicts()).isEmpty();
    }

    @Test
    void doubledIsAnEndAfterTheEnd() {
        assertThat(Told.well().endedAnew("done, ready, settlement_due").verdicts())
                .containsExactly(DOUBLED);
    }

    @Test
    void doubledIsATranscriptThatStandsTwice() {
        assertThat(Told.well().message(3, Told.TEXT).verdicts()).containsExactly(DOUBLED);
    }

    @Test
    void doubledIsATextThatStandsTwiceInAMessage() {
        assertThat(Told.well()
                        .message(2, Told.WAITING, "w0005 w0006 w0007 w0005 w0006 w0007\n\n⏱ 10 s")
                        .verdicts())
                .containsExactly(DOUBLED);
    }

    @Test
    void doubledIsABellThatRingsTwice() {
        Told once = Told.well().messageTo(2, 3, "✅ Your transcript is ready.");
        assertThat(once.verdicts()).isEmpty();

        assertThat(once.messageTo(2, 4, "✅ Your transcript is ready.").verdicts())
                .containsExactly(DOUBLED);
    }

    @Test
    void doubledIsAJobOfNoNote() {
        assertThat(Told.well().jobOfNobody("job-2").verdicts()).containsExactly(DOUBLED);
    }

    @Test
    void strayIsAPlaceholderThatNothingExplains() {
        assertThat(Told.well().message(3, Told.WAITING).verdicts()).containsExactly(STRAY);
    }

    @Test
    void strayIsAMessageThatAnswersNothing() {
        assertThat(Told.well().messageTo(77, 3, "Hello").verdicts()).containsExactly(STRAY);
    }

    @Test
    void aDroppedAnswerExplainsOnePlaceholderAndNotTwo() {
        Told one = Told.well().lostSend().message(3, Told.WAITING);
        assertThat(one.judged()).isEqualTo(new Judgement(List.of(), Map.of(Honest.STRAY_OF_A_DROPPED_REPLY, 1)));

        assertThat(one.message(4, Told.WAITING).verdicts()).containsExactly(STRAY);
    }

    @Test
    void aKilledGatewayExplainsAPlaceholderOfThatMomentAndNoOther() {
        Told then = Told.well().trouble(FaultKind.GATEWAY_KILLED, AT_ONCE, SOON).message(3, Told.WAITING);
        assertThat(then.judged().honest()).containsExactly(Map.entry(Honest.STRAY_OF_A_LOST_GATEWAY, 1));
        assertThat(then.verdicts()).isEmpty();

        assertThat(then.message(40, Told.WAITING).verdicts()).containsExactly(STRAY);
        assertThat(Told.well()
                        .trouble(FaultKind.WORKER_KILLED, AT_ONCE, SOON)
                        .message(3, Told.WAITING)
                        .verdicts())
                .containsExactly(STRAY);
    }

    @Test
    void unexpectedAreWordsOfAnotherNoteEvenWhenTheyWereEditedAway() {
        assertThat(Told.well().message(2, "w0005 w0066\n\n⏱ 10 s", Told.TEXT).verdicts())
                .containsExactly(UNEXPECTED);
    }

    @Test
    void unexpectedIsAWordThatIsNotWhole() {
        assertThat(Told.well()
                        .message(2, Told.WAITING, "w0005 w0006 w0007 w00~\n\n⏱ 10 s")
                        .verdicts())
                .contains(UNEXPECTED);
    }

    @Test
    void unexpectedAreWordsInAnotherOrder() {
        assertThat(Told.well()
                        .message(2, Told.WAITING, "w0006 w0005 w0007\n\n⏱ 10 s")
                        .verdicts())
                .containsExactly(UNEXPECTED);
    }

    @Test
    void unexpectedIsATranscriptOfSilence() {
        Told told = Told.failed(NoteKind.SILENCE, "DONE", "", Told.TEXT).hold("CAPTURED", 10, 10, "0.00");

        assertThat(told.verdicts()).contains(UNEXPECTED);
    }

    @Test
    void unexpectedIsSpeechThatFails() {
        assertThat(Told.failed(NoteKind.SPEECH, "FAILED", "INTERNAL", "⚙️ Something went wrong")
                        .verdicts())
                .containsExactly(UNEXPECTED);
    }

    @Test
    void unexpectedIsARequestThatBreaksTelegramsRules() {
        assertThat(Told.well().refusedRequest("sendMesage").verdicts()).containsExactly(UNEXPECTED);
    }

    @Test
    void crashedWorkersAreAnEndOnlyWhereWorkersWereLost() {
        Told told = Told.failed(NoteKind.SPEECH, "FAILED", "WORKER_CRASHED", "⚙️ Something stopped me");
        assertThat(told.verdicts()).containsExactly(UNEXPECTED);

        told.trouble(FaultKind.WORKER_KILLED, AT_ONCE, SOON);
        assertThat(told.judged()).isEqualTo(new Judgement(List.of(), Map.of(Honest.WORKERS_CRASHED, 1)));
    }

    @Test
    void mischargedIsAnotherPriceThanThatOfTheTrueSeconds() {
        assertThat(Told.well().hold("CAPTURED", 9, 0, "2.25").verdicts()).containsExactly(MISCHARGED);
        assertThat(Told.well().hold("CAPTURED", 10, 0, "2.51").verdicts()).containsExactly(MISCHARGED);
        assertThat(Told.well().hold("CAPTURED", 10, 7, "0.75").verdicts()).isEmpty();
    }

    @Test
    void mischargedIsATranscriptThatNobodyPaidFor() {
        assertThat(Told.well().hold("RELEASED", 0, 0, "0.00").verdicts()).contains(MISCHARGED);
        assertThat(Told.well().withoutHold().verdicts()).contains(MISCHARGED);
    }

    @Test
    void mischargedIsWhatIsPaidForWithoutATranscript() {
        assertThat(Told.failed(NoteKind.SILENCE, "FAILED", "NO_SPEECH", "🤫")
                        .hold("CAPTURED", 10, 10, "0.00")
                        .verdicts())
                .containsExactly(MISCHARGED);
        assertThat(Told.well().withoutObject(Told.FOLDER + "transcript.txt").verdicts())
                .containsExactly(MISCHARGED);
    }

    @Test
    void mischargedIsAReservationOfNoNoteAndOneThatBillingRefused() {
        assertThat(Told.well().holdOfNobody("job-2").verdicts()).containsExactly(MISCHARGED);
        assertThat(Told.well().job("DONE", "", "REFUSED", 2L).verdicts()).containsExactly(MISCHARGED);
    }

    @Test
    void stuckIsWhatHasNotEndedOrWasGivenUp() {
        assertThat(Told.well()
                        .job("QUEUED", "", "", true, "PLACED", 2L, "")
                        .hold("RELEASED", 0, 0, "0.00")
                        .verdicts())
                .contains(STUCK);
        assertThat(Told.well()
                        .job("DONE", "", "CAPTURED", true, "READY", 2L, "")
                        .verdicts())
                .containsExactly(STUCK);
        assertThat(Told.failed(NoteKind.SPEECH, "FAILED", "DEADLINE_PASSED", "⌛")
                        .verdicts())
                .containsExactly(STUCK);
    }

    @Test
    void stuckIsAnUpdateThatNobodyAcknowledged() {
        assertThat(Told.well().unacknowledged().verdicts()).containsExactly(STUCK);
    }

    @Test
    void leakedIsAnOpenHold() {
        assertThat(Told.failed(NoteKind.SILENCE, "FAILED", "NO_SPEECH", "🤫")
                        .hold("HELD", 0, 0, "0.00")
                        .verdicts())
                .containsExactly(LEAKED);
    }

    @Test
    void leakedIsAnObjectOfNoTranscriptAndWhateverElseIsLeft() {
        assertThat(Told.well().object("user-1/temp/part.wav").verdicts()).containsExactly(LEAKED);
        assertThat(Told.well().left("pending entry", "aisha:{jobs}:short 1-0").verdicts())
                .containsExactly(LEAKED);
    }

    @Test
    void unbalancedAreBooksThatDidNotAddUpAtSomeMoment() {
        assertThat(Told.well().broken("balance-is-sum-of-transactions 1").verdicts())
                .containsExactly(UNBALANCED);
    }

    @Test
    void whoHasBlockedTheBotIsNotTold() {
        Told told = Told.well()
                .job("DONE", "", "CAPTURED", false, "UNDELIVERABLE", null, "blocked")
                .withoutMessages();
        assertThat(told.verdicts()).containsExactly(LOST);

        told.trouble(FaultKind.USER_BLOCKS, AT_ONCE, SOON);
        assertThat(told.judged()).isEqualTo(new Judgement(List.of(), Map.of(Honest.BLOCKED, 1)));
    }

    @Test
    void aTranscriptThatItsUserDeletedIsNotLost() {
        assertThat(Told.well().deleted(2).judged())
                .isEqualTo(new Judgement(List.of(), Map.of(Honest.DELETED_BY_USER, 1)));
    }

    @Test
    void aPlaceholderThatItsUserDeletedIsReplacedByAnotherMessage() {
        Told told = Told.well().message(2, Told.WAITING).deleted(2).message(3, Told.TEXT);

        assertThat(told.verdicts()).isNotEmpty();
        assertThat(told.job("DONE", "", "CAPTURED", 3L).verdicts()).isEmpty();
    }

    @Test
    void aTranscriptWithoutItsAudioIsCounted() {
        assertThat(Told.well().withoutObject(Told.FOLDER + "audio.mp3").judged())
                .isEqualTo(new Judgement(List.of(), Map.of(Honest.WITHOUT_ARCHIVE, 1)));
    }
}
