package dev.aisha.chaos.storm;

import dev.aisha.chaos.plan.NoteKind;
import dev.aisha.chaos.plan.Sending;
import dev.aisha.contract.JobId;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.local.system.Recording;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Sends the notes of a plan, each as near to its time as its recording is made. */
final class SendNotes {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String MIME_TYPE = "audio/ogg";
    private static final int BROKEN_BYTES = 6_000;

    private final LocalTelegram telegram;
    private final List<LocalUser> users;
    private final Clock clock;
    private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean ended;

    /** What became of a line of the plan. */
    record Sent(Sending sending, ChatMessage message, Instant at) {}

    SendNotes(LocalTelegram telegram, List<LocalUser> users, Clock clock) {
        this.telegram = telegram;
        this.users = users;
        this.clock = clock;
    }

    /** Sends all of them, counted from {@code start}; returns after the last, or after the one at which it was ended. */
    void send(List<Sending> sendings, Instant start) throws InterruptedException {
        for (Sending sending : sendings) {
            byte[] file = recording(sending);
            Duration early = Duration.between(clock.instant(), start.plus(sending.at()));
            if (early.isPositive()) {
                Thread.sleep(early);
            }
            if (ended) {
                return;
            }
            ChatMessage message = users.get(sending.user()).sendVoice(file, sending.announced(), MIME_TYPE);
            sent.add(new Sent(sending, message, clock.instant()));
            if (sending.repeats() > 0) {
                telegram.repeatUpdate(message, sending.repeats());
            }
        }
    }

    /** Has it send no more. */
    void end() {
        ended = true;
    }

    List<Sent> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    /** The id of the job that a note is to become. */
    String jobOf(Sent note) {
        return JobId.of(
                        telegram.botId(),
                        note.message().chatId(),
                        note.message().id())
                .toString();
    }

    private static byte[] recording(Sending sending) {
        if (sending.kind() == NoteKind.BROKEN) {
            byte[] noise = new byte[BROKEN_BYTES];
            new Random(sending.number()).nextBytes(noise);
            return noise;
        }
        ToneSpeech words = ToneSpeech.words(sending.spoken()).pause(PAUSE);
        return Recording.voice(words.lead(sending.length().minus(words.duration())));
    }
}
