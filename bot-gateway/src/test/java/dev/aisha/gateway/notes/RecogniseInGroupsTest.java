package dev.aisha.gateway.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.MediaKind;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.RecogniseMessage.Meaning;
import dev.aisha.gateway.telegram.IncomingMessage;
import dev.aisha.gateway.telegram.IncomingUpdate;
import dev.aisha.gateway.telegram.IncomingUpdate.Content;
import dev.aisha.gateway.telegram.IncomingUpdate.GroupLeft;
import dev.aisha.gateway.telegram.IncomingUpdate.GroupMoved;
import dev.aisha.gateway.telegram.ReadUpdate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can come in a group, and what is meant for her of it. */
class RecogniseInGroupsTest {
    private static final String VOICE =
            "'voice':{'duration':5,'mime_type':'audio/ogg','file_id':'AwAC','file_unique_id':'u','file_size':9000}";
    private static final String ANN = "'from':{'id':11,'is_bot':false,'first_name':'Ann','language_code':'en'},";
    private static final ChatMessage HERE = new ChatMessage(-1001, 70);
    private static final Note.Sender HER = new Note.Sender(11, null, "Ann", "en");

    private static Content content(String update) {
        return ReadUpdate.read("{'update_id':1,%s}".formatted(update).replace('\'', '"'))
                .map(IncomingUpdate::content)
                .orElseThrow();
    }

    private static Meaning inGroup(String fields) {
        return meaning("'chat':{'id':-1001,'title':'Family','type':'supergroup'}," + fields);
    }

    private static Meaning inPrivate(String fields) {
        return meaning("'chat':{'id':11,'first_name':'Ann','type':'private'}," + fields);
    }

    private static Meaning meaning(String fields) {
        Content content = content("'message':{'message_id':70,'date':1794700000,%s}".formatted(fields));
        return RecogniseMessage.recognise((IncomingMessage) content, Optional.of("Aisha_bot"));
    }

    private static String text(String text) {
        return "'text':'%s'".formatted(text);
    }

    /** With the first word that begins so marked as a mention. */
    private static String mentioning(String field, String text, String mention) {
        return "'%s':'%s','%s':[{'type':'mention','offset':%d,'length':%d}]"
                .formatted(
                        field,
                        text,
                        field.equals("text") ? "entities" : "caption_entities",
                        text.indexOf(mention),
                        mention.length());
    }

    private static String replyingTo(String fields) {
        return "'reply_to_message':{'message_id':60,'date':1794600000,'chat':{'id':-1001,'type':'supergroup'},"
                + "'from':{'id':22,'is_bot':false,'first_name':'Bob'}," + fields + "},";
    }

    private static void assertAskedForBobsNote(Meaning meaning) {
        assertThat(meaning).isInstanceOfSatisfying(Meaning.Asked.class, asked -> {
            assertThat(asked.note().message()).isEqualTo(new ChatMessage(-1001, 60));
            assertThat(asked.note().sender()).isEqualTo(HER);
            assertThat(asked.note().kind()).isEqualTo(MediaKind.VOICE);
            assertThat(asked.note().fileId()).isEqualTo("AwAC");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/text", "/text@Aisha_bot", "/TEXT@AISHA_BOT", "/text please"})
    void aNoteIsAskedForByAnAnswerWithACommand(String command) {
        assertAskedForBobsNote(inGroup(ANN + replyingTo(VOICE) + text(command)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Aisha_bot", "@aisha_BOT"})
    void aNoteIsAskedForByAnAnswerWithHerName(String name) {
        assertAskedForBobsNote(inGroup(ANN + replyingTo(VOICE) + mentioning("text", "what is that, " + name, name)));
    }

    @Test
    void aNoteWithHerNameBelowItIsAskedForByItsSender() {
        Meaning meaning = inGroup(ANN + VOICE + "," + mentioning("caption", "🎙 @Aisha_bot please", "@Aisha_bot"));

        assertThat(meaning)
                .isInstanceOfSatisfying(
                        Meaning.Asked.class,
                        asked -> assertThat(asked.note().message()).isEqualTo(HERE));
    }

    @ParameterizedTest
    @CsvSource({"audio, AUDIO", "video_note, VIDEO_NOTE", "video, VIDEO", "document, DOCUMENT"})
    void everyKindOfNoteCanBeAskedFor(String field, MediaKind kind) {
        String file =
                "'%s':{'duration':5,'mime_type':'audio/mpeg','file_id':'F','file_unique_id':'u'}".formatted(field);

        assertThat(inGroup(ANN + replyingTo(file) + text("/text")))
                .isInstanceOfSatisfying(
                        Meaning.Asked.class,
                        asked -> assertThat(asked.note().kind()).isEqualTo(kind));
    }

    @Test
    void aNoteThatNobodyAsksForIsOverheard() {
        assertThat(inGroup(ANN + VOICE))
                .isInstanceOfSatisfying(
                        Meaning.Overheard.class,
                        overheard -> assertThat(overheard.note().sender()).isEqualTo(HER));
        assertThat(inGroup(ANN + replyingTo(VOICE) + VOICE)).isInstanceOf(Meaning.Overheard.class);
        assertThat(inGroup(ANN + VOICE + "," + mentioning("caption", "@other_bot", "@other_bot")))
                .isInstanceOf(Meaning.Overheard.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/group, group, '', false",
        "/group@aisha_bot, group, '', true",
        "/balance@Aisha_bot now, balance, now, true",
        "/nonsense, nonsense, '', false",
        "/text, text, '', false"
    })
    void aCommandSaysWhetherItNamesHer(String text, String name, String argument, boolean toUs) {
        assertThat(inGroup(ANN + text(text))).isEqualTo(new Meaning.GroupCommand(name, argument, HERE, HER, toUs));
    }

    @Test
    void aTextThatIsAskedForWhereThereIsNoNoteIsACommand() {
        assertThat(inGroup(ANN + replyingTo(text("only talk")) + text("/text")))
                .isInstanceOf(Meaning.GroupCommand.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'text':'only talk'",
                "'text':'/text@other_bot'",
                "'text':'I have read /help'",
                "'text':'Aisha_bot'",
                "'text':'hey @Aisha_bot','entities':[{'type':'mention','offset':4,'length':10}]",
                "'text':'@Aisha_bot','entities':[{'type':'mention','offset':5,'length':100}]",
                "'photo':[],'caption':'@Aisha_bot','caption_entities':[{'type':'mention','offset':0,'length':10}]",
                "'new_chat_members':[{'id':22,'is_bot':false,'first_name':'Bob'}]",
                "'group_chat_created':true"
            })
    void whatIsNotMeantForHerIsLeftAlone(String fields) {
        assertThat(inGroup(ANN + fields)).isInstanceOf(Meaning.Nothing.class);
    }

    @Test
    void anAnswerToANoteWithTheNameOfAnotherBotIsNotForHer() {
        assertThat(inGroup(ANN + replyingTo(VOICE) + text("/text@other_bot"))).isInstanceOf(Meaning.Nothing.class);
        assertThat(inGroup(ANN + replyingTo(VOICE) + mentioning("text", "@other_bot", "@other_bot")))
                .isInstanceOf(Meaning.Nothing.class);
        assertThat(inPrivate(ANN + text("/help@other_bot"))).isInstanceOf(Meaning.Nothing.class);
    }

    @Test
    void botsAreNeverAnswered() {
        String robot = "'from':{'id':33,'is_bot':true,'first_name':'Robot'},";

        assertThat(inGroup(robot + VOICE)).isInstanceOf(Meaning.Nothing.class);
        assertThat(inGroup(robot + replyingTo(VOICE) + text("/text@Aisha_bot"))).isInstanceOf(Meaning.Nothing.class);
    }

    @Test
    void whoeverWritesAsTheGroupIsAskedWhoTheyAre() {
        String anonymous = "'from':{'id':1087968824,'is_bot':true,'first_name':'Group'},"
                + "'sender_chat':{'id':-1001,'title':'Family','type':'supergroup'},";

        assertThat(inGroup(anonymous + text("/group"))).isEqualTo(new Meaning.Anonymous(HERE));
        assertThat(inGroup(anonymous + replyingTo(VOICE) + text("/text"))).isEqualTo(new Meaning.Anonymous(HERE));
        assertThat(inGroup(anonymous + text("/help"))).isInstanceOf(Meaning.Nothing.class);
        assertThat(inGroup(anonymous + VOICE)).isInstanceOf(Meaning.Nothing.class);
    }

    @Test
    void theChannelOfAGroupIsNobodyWhoCouldPay() {
        String channel = "'from':{'id':777000,'is_bot':false,'first_name':'Telegram'},"
                + "'sender_chat':{'id':-1002,'title':'News','type':'channel'},";

        assertThat(inGroup(channel + VOICE)).isInstanceOf(Meaning.Nothing.class);
        assertThat(inGroup(channel + text("/group"))).isInstanceOf(Meaning.Nothing.class);
    }

    @Test
    void inPrivateANoteCanBeAskedForOnceMore() {
        assertThat(inPrivate(ANN + replyingTo(VOICE) + text("/text")))
                .isInstanceOfSatisfying(
                        Meaning.Asked.class,
                        asked -> assertThat(asked.note().message()).isEqualTo(new ChatMessage(11, 60)));
        assertThat(inPrivate(ANN + text("/text"))).isInstanceOf(Meaning.Command.class);
        assertThat(inPrivate(ANN + replyingTo(VOICE) + text("and what now"))).isInstanceOf(Meaning.Chatter.class);
    }

    @Test
    void withoutAKnownNameNothingIsForHerByName() {
        IncomingMessage named = (IncomingMessage) content("'message':{'message_id':70,'date':1,"
                + "'chat':{'id':-1001,'title':'Family','type':'group'}," + ANN + text("/help@Aisha_bot") + "}");

        assertThat(RecogniseMessage.recognise(named, Optional.empty())).isInstanceOf(Meaning.Nothing.class);

        IncomingMessage alone = (IncomingMessage) content("'message':{'message_id':70,'date':1,"
                + "'chat':{'id':11,'first_name':'Ann','type':'private'}," + ANN + text("/help@Aisha_bot") + "}");
        assertThat(RecogniseMessage.recognise(alone, Optional.empty())).isInstanceOf(Meaning.Command.class);
    }

    @Test
    void aGroupThatBecomesASupergroupTellsSoInBoth() {
        String old = "'chat':{'id':-5,'title':'Work','type':'group'},'migrate_to_chat_id':-1005";
        String fresh = "'chat':{'id':-1005,'title':'Work','type':'supergroup'},'migrate_from_chat_id':-5";

        assertThat(content("'message':{'message_id':1,'date':1,%s%s}".formatted(ANN, old)))
                .isEqualTo(new GroupMoved(-5, -1005));
        assertThat(content("'message':{'message_id':1,'date':1,%s%s}".formatted(ANN, fresh)))
                .isEqualTo(new GroupMoved(-5, -1005));
    }

    @ParameterizedTest
    @CsvSource({"left, group, true", "kicked, supergroup, true", "member, group, false", "kicked, private, false"})
    void aBotThatIsShutOutKnows(String status, String type, boolean left) {
        Content content = content(("'my_chat_member':{'date':1,'chat':{'id':-5,'type':'%s'},%s"
                        + "'new_chat_member':{'status':'%s','user':{'id':7,'is_bot':true,'first_name':'Aisha'}}}")
                .formatted(type, ANN, status));

        assertThat(content).isEqualTo(left ? new GroupLeft(-5) : new IncomingUpdate.Other());
    }
}
