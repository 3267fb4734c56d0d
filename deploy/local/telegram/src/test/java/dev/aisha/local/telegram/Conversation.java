package dev.aisha.local.telegram;

import dev.aisha.local.telegram.user.LocalUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A conversation with a bit of everything, to look at. */
final class Conversation {

    private final LocalTelegram telegram;
    private final PlainBot bot;

    Conversation(LocalTelegram telegram, PlainBot bot) {
        this.telegram = telegram;
        this.bot = bot;
    }

    LocalUser play() {
        bot.done(
                "setMyCommands",
                "commands",
                "[{\"command\":\"balance\",\"description\":\"Coins and free minutes\"},{\"command\":\"help\",\"description\":\"What I can do\"}]");
        talkOf(telegram.newUser("Мария", "maria", "ru"), "Спасибо!", "Готово: 1 248 слов, 9 минут.");
        talkOf(
                telegram.newUser("Ben", "ben", "en"),
                "What does it cost?",
                "15 coins a minute, and 3 minutes a day are free.");
        talkOf(telegram.newUser("Lucía", "lucia", "es"), "/start", "¡Hola! Mándame una nota de voz.");
        var anna = telegram.newUser("Anna", "anna", "en");
        anna.send("/start");
        say(
                anna,
                "Hi Anna! Send me a <b>voice message</b>, a video note or an audio file, and you get it back as text. You have <b>100 coins</b> and <b>3 free minutes</b> today.");
        var voice = anna.sendVoice(Tone.wav(14), Duration.ofSeconds(14), "audio/wav");
        long id = say(anna, "⏳ Listening…", "reply_parameters", "{\"message_id\":" + voice.id() + "}");
        bot.done(
                "editMessageText",
                "chat_id",
                anna.chat(),
                "message_id",
                id,
                "parse_mode",
                "HTML",
                "text",
                "Hi! Could you move our meeting to Thursday at three? I’ll bring the figures for the third quarter, and Tom joins us from Lisbon.\n<i>14 s · free</i>",
                "reply_markup",
                "{\"inline_keyboard\":[[{\"text\":\"Summary\",\"callback_data\":\"s\"},{\"text\":\"As a file\",\"callback_data\":\"f\"}]]}");
        var interview = anna.sendAudio("interview-lisbon.mp3", "audio/mpeg", Tone.wav(41), Duration.ofSeconds(2541));
        bot.upload(
                "sendDocument",
                PlainBot.form(
                        "chat_id",
                        anna.chat(),
                        "parse_mode",
                        "HTML",
                        "reply_parameters",
                        "{\"message_id\":" + interview.id() + "}",
                        "caption",
                        "<blockquote expandable>We started the company in a kitchen, with one borrowed laptop. The first customer came by bicycle. Nobody believed that people would talk to a machine, and then everybody did. It took us three years to understand why.</blockquote>\n42 min · 635 coins · 6,120 words"),
                "document",
                "interview-lisbon.txt",
                "We started the company".repeat(900).getBytes(StandardCharsets.UTF_8));
        return anna;
    }

    private void talkOf(LocalUser user, String said, String answered) {
        user.send(said);
        say(user, answered);
    }

    private long say(LocalUser user, String html, Object... more) {
        var parameters = new java.util.ArrayList<Object>(
                java.util.List.of("chat_id", user.chat(), "text", html, "parse_mode", "HTML"));
        parameters.addAll(java.util.List.of(more));
        return bot.done("sendMessage", parameters.toArray()).path("message_id").asLong();
    }
}
