package dev.aisha.gateway.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.JobId;
import dev.aisha.contract.TranscriptKeys;
import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.library.TranscriptGone;
import dev.aisha.gateway.library.TranscriptStore;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.OutgoingFile;
import dev.aisha.gateway.telegram.SendOutcome;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The buttons below a transcript: each brings it as a file of another kind. */
@Singleton
public final class SendFile implements ButtonKind {
    private static final Logger LOG = Logger.getLogger(SendFile.class);
    private static final String PREFIX = "file:";
    private static final String NAME = "transcript.";

    private final JobLedger jobs;
    private final TranscriptStore store;
    private final Telegram telegram;
    private final ObjectMapper json;

    SendFile(JobLedger jobs, TranscriptStore store, Telegram telegram, ObjectMapper json) {
        this.jobs = jobs;
        this.store = store;
        this.telegram = telegram;
        this.json = json;
    }

    /** One for each kind of file. */
    public static Buttons buttons(JobId job) {
        return new Buttons(List.of(Stream.of(FileFormat.values())
                .map(format -> new Button("." + format.extension(), prefix(format) + job))
                .toList()));
    }

    private static String prefix(FileFormat format) {
        return PREFIX + format.extension() + ":";
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean isForGroups() {
        return true;
    }

    @Override
    public Pressed press(IncomingPress press, Sender by, Words words) {
        Optional<Wanted> wanted = wanted(press);
        if (wanted.isEmpty()) {
            return new Pressed.Stale();
        }
        try {
            send(wanted.get(), press);
        } catch (TranscriptGone e) {
            telegram.answerPress(press.id(), words.noLongerKept());
        }
        return new Pressed.Answered(List.of());
    }

    /** A file that somebody asks for by a button, and may have. */
    private record Wanted(Job job, JobState.Done done, FileFormat format) {}

    /** What a button brings; empty where it brings nothing, or whoever presses it may not read the transcript. */
    private Optional<Wanted> wanted(IncomingPress press) {
        return Stream.of(FileFormat.values())
                .flatMap(format -> Buttons.jobAfter(prefix(format), press)
                        .flatMap(jobs::find)
                        .filter(job -> job.mayBeReadBy(press.by().id(), press.chatId()))
                        .flatMap(job -> wanted(job, format))
                        .stream())
                .findFirst();
    }

    private static Optional<Wanted> wanted(Job job, FileFormat format) {
        return job.state() instanceof JobState.Done done
                ? Optional.of(new Wanted(job, done, format))
                : Optional.empty();
    }

    /**
     * Sends the file as a reply to its note, and ends the clock on the button.
     *
     * @throws dev.aisha.gateway.library.StoreUnavailable where the transcript cannot be read now
     */
    private void send(Wanted wanted, IncomingPress press) {
        OutgoingFile file = file(wanted);
        telegram.answerPress(press.id(), "📎 " + file.name());
        SendOutcome outcome = telegram.replyWithDocument(
                press.chatId(), wanted.job().note().message().messageId(), file);
        if (!(outcome instanceof SendOutcome.Shown)) {
            LOG.infof(
                    "file did not get through jobId=%s outcome=%s",
                    wanted.job().id(), outcome.getClass().getSimpleName());
        }
    }

    private OutgoingFile file(Wanted wanted) {
        TranscriptKeys keys =
                new TranscriptKeys(wanted.done().userId(), wanted.job().id());
        String name = NAME + wanted.format().extension();
        return switch (wanted.format()) {
            case TXT -> OutgoingFile.text(name, store.text(keys));
            case DOCX -> OutgoingFile.of(name, WriteDocx.TYPE, WriteDocx.of(store.text(keys)));
            case JSON -> OutgoingFile.text(name, store.segments(keys));
            case SRT -> OutgoingFile.text(name, WriteSubtitles.srt(cues(keys)));
            case VTT -> OutgoingFile.text(name, WriteSubtitles.vtt(cues(keys)));
        };
    }

    private List<Cue> cues(TranscriptKeys keys) {
        try {
            return CutCues.of(json.readValue(store.segments(keys), TimedText.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("timed text that cannot be read", e);
        }
    }
}
