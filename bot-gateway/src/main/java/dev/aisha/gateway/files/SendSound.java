package dev.aisha.gateway.files;

import dev.aisha.contract.JobId;
import dev.aisha.contract.TranscriptKeys;
import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.library.StoredObject;
import dev.aisha.gateway.library.TranscriptStore;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.LargeFile;
import dev.aisha.gateway.telegram.SendOutcome;
import dev.aisha.gateway.telegram.Telegram;
import dev.aisha.gateway.temporary.TemporaryFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The button that brings the sound of a note: a few at a time in each replica, as they take disk and time. */
@Singleton
public final class SendSound implements ButtonKind {
    private static final Logger LOG = Logger.getLogger(SendSound.class);
    private static final String PREFIX = "sound:";
    private static final String NAME = "note.mp3";
    private static final String TYPE = "audio/mpeg";
    private static final int AT_ONCE = 4;

    private static final int MEGA = 1024 * 1024;

    /** A little less than bots may send: core.telegram.org/bots/api#sending-files. */
    private static final long LARGEST = 49L * MEGA;

    private final JobLedger jobs;
    private final TranscriptStore store;
    private final TemporaryFiles temporary;
    private final Telegram telegram;
    private final Semaphore places = new Semaphore(AT_ONCE);

    SendSound(JobLedger jobs, TranscriptStore store, TemporaryFiles temporary, Telegram telegram) {
        this.jobs = jobs;
        this.store = store;
        this.temporary = temporary;
        this.telegram = telegram;
    }

    /** The one of a transcript. */
    public static Button button(JobId transcript) {
        return new Button(".mp3", PREFIX + transcript);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public Pressed press(IncomingPress press, Sender by, Words words) {
        Optional<TranscriptKeys> keys = Buttons.jobAfter(PREFIX, press)
                .flatMap(jobs::find)
                .filter(job -> job.isOf(by.telegramId(), press.chatId()))
                .flatMap(SendSound::keys);
        if (keys.isEmpty()) {
            return new Pressed.Stale();
        }
        bring(keys.get(), press, words);
        return new Pressed.Answered(List.of());
    }

    private static Optional<TranscriptKeys> keys(Job job) {
        return job.state() instanceof JobState.Done done
                ? Optional.of(new TranscriptKeys(done.userId(), job.id()))
                : Optional.empty();
    }

    private void bring(TranscriptKeys keys, IncomingPress press, Words words) {
        @Nullable Long bytes = store.sizes(keys).get(keys.audio());
        if (bytes == null) {
            telegram.answerPress(press.id(), words.noLongerKept());
        } else if (bytes > LARGEST) {
            telegram.answerPress(press.id(), words.export().soundTooLarge(LARGEST / MEGA));
        } else if (!places.tryAcquire()) {
            telegram.answerPress(press.id(), words.tryAgain());
        } else {
            try {
                telegram.answerPress(press.id(), "📎 " + NAME);
                send(keys, bytes, press.chatId());
            } finally {
                places.release();
            }
        }
    }

    private void send(TranscriptKeys keys, long bytes, long chatId) {
        try {
            Path file = temporary.newFile();
            try {
                copy(keys, bytes, file);
                SendOutcome outcome = telegram.sendDocument(chatId, new LargeFile(NAME, TYPE, file), "");
                if (!(outcome instanceof SendOutcome.Shown)) {
                    LOG.infof(
                            "sound did not get through jobId=%s outcome=%s",
                            keys.transcriptId(), outcome.getClass().getSimpleName());
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(TranscriptKeys keys, long bytes, Path file) throws IOException {
        try (StoredObject sound = store.open(keys.audio());
                OutputStream out = Files.newOutputStream(file)) {
            sound.copyTo(out, bytes);
        }
    }
}
