package dev.aisha.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.database.Database;
import dev.aisha.gateway.groups.Group;
import dev.aisha.gateway.groups.GroupChoices;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalGroup;
import dev.aisha.local.telegram.user.LocalUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Aisha among several people: asked, or told to take every note, and silent otherwise. Ann is the administrator. */
@QuarkusTest
class GroupsIT extends GatewayTest {
    private static final byte[] SOUND = {1, 2, 3};
    private static final Duration LENGTH = Duration.ofSeconds(10);

    @Inject
    SettableClock clock;

    @Inject
    Database database;

    @Inject
    GroupChoices choices;

    @SuppressWarnings("NullAway.Init") // by theyMeet
    private LocalUser ann;

    @SuppressWarnings("NullAway.Init") // by theyMeet
    private LocalUser bob;

    @SuppressWarnings("NullAway.Init") // by theyMeet
    private LocalGroup group;

    @BeforeEach
    void theyMeet() {
        ann = telegram.newUser("Ann", "en");
        bob = telegram.newUser("Bob", "en");
        group = telegram.newGroup("Family", ann).join(bob);
    }

    private ChatMessage note(LocalUser from) {
        return group.sendVoice(from, SOUND, LENGTH);
    }

    private static ChatMessage said(LocalGroup group, String words) {
        return group.awaitFromBot(message -> message.text().contains(words), PATIENCE);
    }

    private ChatMessage said(String words) {
        return said(group, words);
    }

    /** The text of a note, once it stands in the group. */
    private ChatMessage transcribed(ChatMessage note, String text) {
        worker.transcribe(queued(note), 10, text);
        return said(text);
    }

    /** Who is charged for a job, or would be. */
    private long payer(ChatMessage note) {
        return job(note).note().sender().telegramId();
    }

    /** Opens what is chosen in the group, and chooses something else. */
    private ChatMessage choose(String button) {
        int before = group.fromBot().size();
        group.send(ann, "/group");
        eventually().until(() -> group.fromBot().size() > before);
        ChatMessage shown = group.fromBot().getLast();
        answered(group.press(ann, shown, button));
        return group.awaitFromBot(message -> message.id() == shown.id() && message.edits() > shown.edits(), PATIENCE);
    }

    /** Everything before this has been looked at: updates of a chat are taken in turn. */
    private void seen() {
        int before = group.fromBot().size();
        group.send(bob, "/help");
        eventually().until(() -> group.fromBot().size() > before);
        assertThat(group.fromBot().getLast().text()).contains("In a group I do so when somebody asks");
    }

    @Test
    void anAnswerWithTheCommandBringsTheTextAsAnAnswerToTheNote() {
        ChatMessage note = note(ann);
        group.reply(bob, note, "/text");

        ChatMessage text = transcribed(note, "good morning everybody");

        assertThat(text.replyTo()).isEqualTo(note.id());
        assertThat(payer(note)).isEqualTo(bob.id());
        assertThat(billing.payer(jobOf(note).toString())).isEqualTo(bob.id());
        assertThat(bob.messages()).isEmpty();
    }

    @Test
    void theFooterTellsThePriceAndNothingOfWhatThePayerHas() {
        billing.setBalance(bob.id(), "77.00");
        ChatMessage note = note(ann);
        group.reply(bob, note, "/text@aisha_local_bot");

        ChatMessage text = transcribed(note, "what it costs");

        assertThat(text.text()).endsWith("⏱ 10 s · 10.00 coins");
        assertThat(group.fromBot()).noneMatch(message -> message.text().contains("67.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@aisha_local_bot", "what does she say, @AISHA_local_bot?"})
    void aMentionInAnAnswerBringsTheText(String words) {
        ChatMessage note = note(ann);
        group.reply(bob, note, words);

        transcribed(note, "mentioned");

        assertThat(payer(note)).isEqualTo(bob.id());
    }

    @Test
    void aMentionBelowANoteBringsItsText() {
        ChatMessage note = group.sendVoice(bob, SOUND, LENGTH, "@aisha_local_bot");

        transcribed(note, "with a caption");

        assertThat(payer(note)).isEqualTo(bob.id());
    }

    @Test
    void withoutBeingAskedSheIsSilent() {
        group.promoteBot(ann); // so that she is told of all of it
        ChatMessage note = note(ann);
        group.send(bob, "only talk");
        group.reply(bob, note, "so long");
        group.send(bob, "what does @aisha_local_bot do");
        group.send(bob, "/nonsense");
        group.send(bob, "/nonsense@aisha_local_bot");
        group.send(bob, "/balance");
        group.send(bob, "/text@other_bot");
        group.sendVoiceAnonymously(SOUND, LENGTH);
        group.join(telegram.newUser("Carl", "en"));

        seen();

        assertThat(group.fromBot()).hasSize(1);
        assertThat(ledger.find(jobOf(note))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"balance", "history", "settings", "privacy", "delete_my_data", "topup", "language"})
    void whatIsPersonalIsNotToldInAGroup(String command) {
        billing.setBalance(bob.id(), "77.00");

        group.send(bob, "/" + command);
        group.send(bob, "/" + command + "@aisha_local_bot");

        assertThat(said("private chat").text()).isEqualTo("🔒 That is for our private chat: t.me/aisha_local_bot");
        assertThat(group.fromBot()).hasSize(1);
    }

    @Test
    void theCommandThatAnswersNoNoteExplainsItself() {
        group.send(bob, "/text");
        ChatMessage how = said("Reply with /text to a voice note");
        assertThat(how.replyTo()).isNotNull();

        bob.send("/text");
        said(bob, "Reply with /text to a voice note");
    }

    @Test
    void aNoteThatIsAskedForTwiceIsDoneOnceAndThenPointedTo() {
        ChatMessage note = note(ann);
        group.reply(bob, note, "/text");
        queued(note);
        ChatMessage placeholder = said("⏳ Got it");

        group.reply(ann, note, "/text");
        assertThat(said("I am at it already").replyTo()).isEqualTo(placeholder.id());
        ChatMessage text = transcribed(note, "said once");
        group.reply(ann, note, "@aisha_local_bot");

        assertThat(said("👆 Here is its text").replyTo()).isEqualTo(text.id());
        assertThat(billing.calls(jobOf(note).toString())).containsExactly("PUT", "capture");
        assertThat(payer(note)).isEqualTo(bob.id());
    }

    @Test
    void anUpdateThatComesTwiceIsAnsweredOnce() {
        ChatMessage note = note(ann);
        ChatMessage asked = group.reply(bob, note, "/text");
        queued(note);

        telegram.repeatUpdate(asked, 3);
        seen();

        assertThat(group.fromBot()).hasSize(2);
    }

    @Test
    void whoeverHasTheCoinsCanAskForWhatAnotherCouldNotPay() {
        billing.setBalance(bob.id(), "3.00");
        ChatMessage note = note(ann);
        group.reply(bob, note, "/text");
        ChatMessage refusal = said("too few coins");
        assertThat(refusal.text()).contains("t.me/aisha_local_bot").doesNotContain("3", "7");

        group.reply(ann, note, "/text");

        TranscriptionJob again = queuedAgain(note);
        worker.transcribe(again, 10, "paid by her");
        assertThat(said("paid by her").replyTo()).isEqualTo(note.id());
        assertThat(billing.payer(again.id().toString())).isEqualTo(ann.id());
    }

    private TranscriptionJob queuedAgain(ChatMessage note) {
        eventually().until(() -> !worker.entries(jobOf(note).again()).isEmpty());
        return worker.entries(jobOf(note).again()).getFirst();
    }

    @Test
    void aNoteThatFailedCanBeAskedForOnceMore() {
        ChatMessage note = note(ann);
        group.reply(bob, note, "/text");
        worker.fail(queued(note), FailureCode.SPEECH_UNAVAILABLE);
        said("The speech recogniser did not answer");

        group.reply(bob, note, "/text");

        worker.transcribe(queuedAgain(note), 10, "this time");
        said("this time");
    }

    @Test
    void onlyAdministratorsAreShownWhatIsChosen() {
        group.send(bob, "/group");
        said("Only an administrator");

        group.send(ann, "/group");
        ChatMessage shown = said("👥 In this group");
        assertThat(shown.text()).isEqualTo("""
                👥 In this group

                🎙 I transcribe a note when somebody asks: by a reply with /text or with my name
                💳 Whoever asks pays; for a note that nobody asked for, whoever sent it""");
        assertThat(shown.buttons().stream().flatMap(List::stream).map(button -> button.text()))
                .containsExactly("✓ Only when asked", "Every note", "✓ Whoever asks pays", "I pay for all");
    }

    @Test
    void onlyWhoeverIsAnAdministratorNowCanChoose() {
        group.promote(bob);
        group.send(bob, "/group");
        ChatMessage shown = said("👥 In this group");
        group.demote(bob);

        assertThat(answered(group.press(bob, shown, "Every note"))).contains("Only an administrator");
        assertThat(answered(group.press(bob, shown, "I pay for all"))).contains("Only an administrator");

        assertThat(choices.of(group.id())).isEqualTo(new Group(false, null));
    }

    @Test
    void whereTelegramDoesNotTellNothingIsChosen() {
        group.send(ann, "/group");
        ChatMessage shown = said("👥 In this group");
        telegram.faults().failNext("getChatMember", 1, 500, "Internal Server Error");

        assertThat(answered(group.press(ann, shown, "Every note"))).contains("Telegram did not tell me");

        assertThat(choices.of(group.id()).everyNote()).isFalse();
    }

    @Test
    void whereMembersAreHiddenTheListOfAdministratorsDecides() {
        telegram.faults().failNext("getChatMember", 2, 400, "Bad Request: member list is inaccessible");

        group.send(ann, "/group");
        said("👥 In this group");
        group.send(bob, "/group");
        said("Only an administrator");
    }

    @Test
    void everyNoteIsTakenWhereThatIsChosenAndItsSenderPays() {
        group.promoteBot(ann);
        assertThat(choose("Every note").text())
                .contains("I transcribe every note")
                .doesNotContain("👂");

        ChatMessage note = note(bob);
        transcribed(note, "nobody asked");

        assertThat(payer(note)).isEqualTo(bob.id());
        choose("Only when asked");
        ChatMessage later = note(bob);
        seen();
        assertThat(ledger.find(jobOf(later))).isEmpty();
    }

    @Test
    void whereSheWouldNotHearThemSheSaysSo() {
        assertThat(choose("Every note").text())
                .contains("👂 Telegram shows me every note only if I am an administrator");
    }

    @Test
    void aSponsorPaysForAllUntilItIsEnded() {
        group.send(ann, "/group");
        ChatMessage shown = said("👥 In this group");
        assertThat(answered(group.press(ann, shown, "I pay for all"))).contains("your coins and free minutes pay");
        said("💳 Ann pays for all");

        ChatMessage note = note(bob);
        group.reply(bob, note, "/text");
        transcribed(note, "on the house");
        assertThat(payer(note)).isEqualTo(ann.id());
        assertThat(billing.payer(jobOf(note).toString())).isEqualTo(ann.id());

        choose("Whoever asks pays");
        ChatMessage later = note(bob);
        group.reply(bob, later, "/text");
        queued(later);
        assertThat(payer(later)).isEqualTo(bob.id());
    }

    @Test
    void aSponsorWhoIsNoAdministratorAnyMoreCanEndItAndNobodyElseCan() {
        LocalUser carl = telegram.newUser("Carl", "en");
        group.join(carl).promote(bob);
        group.send(bob, "/group");
        ChatMessage shown = said("👥 In this group");
        answered(group.press(bob, shown, "I pay for all"));
        group.demote(bob);

        assertThat(answered(group.press(carl, shown, "group:each"))).contains("Only an administrator");
        assertThat(sponsor()).isEqualTo(bob.id());
        answered(group.press(bob, shown, "group:each"));

        assertThat(choices.of(group.id()).sponsor()).isNull();
    }

    private long sponsor() {
        return Objects.requireNonNull(choices.of(group.id()).sponsor()).telegramId();
    }

    @Test
    void aSponsorWhoHasLeftCanEndItInPrivate() {
        choose("I pay for all");
        group.leave(ann);

        ann.send("/group");
        ChatMessage about = said(ann, "💳 You pay for 1 group");
        answered(ann.press(about, "Stop paying for groups"));

        said(ann, "You no longer pay for any group");
        assertThat(choices.of(group.id()).sponsor()).isNull();
        bob.send("/group");
        assertThat(said(bob, "👥 Add me to a group").buttons()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"group:", "group:none", "group:each:2", "group:every "})
    void whatCannotBeChosenIsNot(String data) {
        choose("I pay for all");
        ChatMessage shown = group.fromBot().getLast();

        assertThat(answered(group.press(ann, shown.id(), forged(data)))).contains("no longer works");

        assertThat(sponsor()).isEqualTo(ann.id());
    }

    /** Anybody can make up the data of a button; some show what is nobody else's business. */
    @ParameterizedTest
    @ValueSource(strings = {"language:de", "set:timestamps", "set:back", "buy:1", "erase:nothing"})
    void whatIsPersonalCannotBePressedInAGroup(String data) {
        group.send(bob, "/help");
        ChatMessage help = said("In a group I do so");

        assertThat(answered(group.press(bob, help.id(), forged(data)))).contains("for somebody else");

        seen();
        assertThat(group.fromBot()).hasSize(2).allMatch(message -> message.edits() == 0);
    }

    @Test
    void aGroupThatDoesNotLetHerWriteIsLeftAlone() {
        telegram.faults()
                .failNext("sendMessage", 1, 400, "Bad Request: not enough rights to send text messages to the chat");
        ChatMessage note = note(ann);
        group.reply(bob, note, "/text");
        TranscriptionJob job = queued(note);
        telegram.faults()
                .failNext("sendMessage", 1, 400, "Bad Request: not enough rights to send text messages to the chat");

        worker.transcribe(job, 10, "nowhere to be shown");

        eventually()
                .until(() -> database.row(
                                "SELECT reason FROM gateway.deliveries WHERE job_id = $1",
                                job.id().value())
                        .filter(row -> "blocked".equals(row.getString("reason")))
                        .isPresent());
        bob.send("/history");
        assertThat(said(bob, "📚").text()).contains("nowhere to be shown");
    }

    @Test
    void groupChoicesCannotBeMadeFromAPrivateChat() {
        bob.send("/help");
        ChatMessage help = said(bob, "/help – ");

        assertThat(answered(bob.press(help.id(), forged("group:every")))).contains("no longer works");
        assertThat(choices.of(bob.id()).everyNote()).isFalse();
    }

    @Test
    void whoeverIsErasedPaysForNoGroupAnyMore() {
        choose("I pay for all");
        ann.send("/delete_my_data");
        ann.press(said(ann, "🗑 This erases"), "🗑 Erase everything");
        said(ann, "🗑 Everything of yours is erased");

        assertThat(choices.of(group.id())).isEqualTo(new Group(false, null));
        ChatMessage note = note(bob);
        group.reply(bob, note, "/text");
        queued(note);
        assertThat(payer(note)).isEqualTo(bob.id());
        assertThat(database.rows(
                        "SELECT * FROM gateway.groups WHERE sponsor_first_name = 'Ann' AND chat_id = $1", group.id()))
                .isEmpty();
    }

    @Test
    void whatWasChosenIsForgottenWhenSheIsShutOut() {
        choose("I pay for all");

        group.removeBot(ann);

        eventually().until(() -> choices.of(group.id()).sponsor() == null);
        assertThat(database.rows("SELECT * FROM gateway.groups WHERE chat_id = $1", group.id()))
                .isEmpty();
    }

    @Test
    void aGroupThatBecomesASupergroupKeepsWhatWasChosen() {
        group = telegram.newBasicGroup("Work", ann).join(bob);
        group.promoteBot(ann);
        choose("I pay for all");
        choose("Every note");
        LocalGroup before = group;

        group = before.upgrade(ann);

        ChatMessage note = note(bob);
        transcribed(note, "where everybody is now");
        assertThat(payer(note)).isEqualTo(ann.id());
        assertThat(database.rows("SELECT * FROM gateway.groups WHERE chat_id = $1", before.id()))
                .isEmpty();
    }

    @Test
    void aDearNoteIsAgreedToByWhoeverPaysAndNobodyElse() {
        choose("I pay for all");
        billing.setBalance(ann.id(), "5000.00");
        ChatMessage note = group.sendVoice(bob, SOUND, Duration.ofSeconds(400));
        group.reply(bob, note, "/text");
        ChatMessage quote = said("Shall I transcribe it? Whoever pays for it can answer.");
        assertThat(quote.text()).contains("400.00 coins").doesNotContain("5,000", "4,600");

        assertThat(answered(group.press(bob, quote, "✅ Go"))).contains("for somebody else");
        assertThat(state(note)).isInstanceOf(JobState.Quoted.class);
        assertThat(answered(group.press(bob, quote, "No"))).contains("for somebody else");
        answered(group.press(ann, quote, "✅ Go"));

        reached(note, JobState.Queued.class);
    }

    @Test
    void everybodyMayHaveTheFilesOfATextThatStandsInTheGroup() {
        ChatMessage note = note(ann);
        group.reply(ann, note, "/text");
        ChatMessage text = transcribed(note, "for everybody");

        assertThat(answered(group.press(bob, text, ".txt"))).contains("transcript.txt");

        group.awaitFromBot(message -> message.file().isPresent(), PATIENCE);
        LocalGroup elsewhere = telegram.newGroup("Elsewhere", bob);
        elsewhere.send(bob, "/help");
        ChatMessage help = said(elsewhere, "In a group I do so");
        String press = elsewhere.press(bob, help.id(), text.button(".txt").orElseThrow());
        assertThat(answered(press)).contains("for somebody else");
    }

    @Test
    void aTextBelongsToTheHistoryOfWhoeverPaid() {
        ChatMessage note = note(ann);
        group.reply(bob, note, "/text");
        transcribed(note, "kept for him");

        bob.send("/history");
        assertThat(said(bob, "📚").text()).contains("kept for him");
        ann.send("/history");
        said(ann, "No transcript of yours is kept");
    }

    @Test
    void ofNotesThatNobodyAskedForOnlyTheFirstIsAnsweredWithAWordAboutCoins() {
        group.promoteBot(ann);
        choose("Every note");
        billing.setBalance(bob.id(), "3.00");

        for (int i = 0; i < 3; i++) {
            reached(note(bob), JobState.Rejected.class);
        }
        eventually().until(() -> silent() == 2);
        assertThat(group.fromBot().stream().filter(message -> message.text().contains("too few coins")))
                .hasSize(1);

        clock.advance(Duration.ofMinutes(61));
        ChatMessage later = note(bob);
        reached(later, JobState.Rejected.class);
        eventually()
                .untilAsserted(() -> assertThat(group.fromBot().stream()
                                .filter(message -> message.text().contains("too few coins")))
                        .hasSize(2));
    }

    private long silent() {
        return database.row(
                        "SELECT count(*) AS number FROM gateway.deliveries JOIN gateway.jobs ON id = job_id"
                                + " WHERE chat_id = $1 AND deliveries.state = 'SILENT'",
                        group.id())
                .orElseThrow()
                .getLong("number");
    }

    @Test
    void whoeverWritesAsTheGroupIsToldThatSheMustKnowWhoAsks() {
        group.sendAnonymously("/group", null);

        said("I must know who asks");
        seen();
        assertThat(group.fromBot()).hasSize(2);
    }

    @Test
    void inPrivateATextThatStandsAlreadyIsPointedTo() {
        ChatMessage note = voice(bob);
        worker.transcribe(queued(note), 10, "here in private");
        ChatMessage text = said(bob, "here in private");

        bob.reply(note, "/text");

        assertThat(said(bob, "👆 Here is its text").replyTo()).isEqualTo(text.id());
    }

    @Test
    void whoeverIsFastInAGroupIsNotToldSoBeforeAllOthers() {
        for (int i = 0; i < 40; i++) {
            group.send(bob, "/text");
        }
        group.send(ann, "/help");
        said("In a group I do so");

        assertThat(group.fromBot()).noneMatch(message -> message.text().contains("That was quick"));
        assertThat(group.fromBot().size()).isLessThan(40);
    }
}
