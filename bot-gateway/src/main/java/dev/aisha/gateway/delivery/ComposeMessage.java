package dev.aisha.gateway.delivery;

import dev.aisha.contract.TranscriptKeys;
import dev.aisha.gateway.admission.CheckLimits;
import dev.aisha.gateway.files.WriteTimestamps;
import dev.aisha.gateway.history.Transcripts;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.JobState.Ended;
import dev.aisha.gateway.jobs.Rejection;
import dev.aisha.gateway.jobs.Settlement;
import dev.aisha.gateway.jobs.Task;
import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.library.TranscriptGone;
import dev.aisha.gateway.library.TranscriptStore;
import dev.aisha.gateway.limits.KeepToLimits;
import dev.aisha.gateway.settings.UserSettings;
import dev.aisha.gateway.telegram.BotName;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Writes what an ended job has to tell its sender. */
@Singleton
final class ComposeMessage {
    private static final String TRANSCRIPT = "transcript.txt";

    private final ComposeRendition composeRendition;
    private final TranscriptStore store;
    private final Transcripts transcripts;
    private final UserSettings settings;
    private final WriteTimestamps timestamps;
    private final CheckLimits limits;
    private final KeepToLimits keepToLimits;
    private final BotName name;
    private final Clock clock;

    ComposeMessage(
            ComposeRendition composeRendition,
            TranscriptStore store,
            Transcripts transcripts,
            UserSettings settings,
            WriteTimestamps timestamps,
            CheckLimits limits,
            KeepToLimits keepToLimits,
            BotName name,
            Clock clock) {
        this.composeRendition = composeRendition;
        this.store = store;
        this.transcripts = transcripts;
        this.settings = settings;
        this.timestamps = timestamps;
        this.limits = limits;
        this.keepToLimits = keepToLimits;
        this.name = name;
        this.clock = clock;
    }

    /**
     * The message for {@code job}, which ended as {@code end}.
     *
     * @throws dev.aisha.gateway.library.StoreUnavailable if the transcript cannot be read now
     */
    FinalMessage compose(Job job, Ended end) {
        Words words = Words.in(Language.of(job.note().sender().languageCode()));
        return switch (job.task()) {
            case Task.Transcribe transcribe -> ofNote(job, end, words);
            case Task.Render render -> composeRendition.compose(job, render, end, words);
        };
    }

    private FinalMessage ofNote(Job job, Ended end, Words words) {
        return switch (end) {
            case JobState.Done done -> transcript(job, done, words);
            case JobState.Failed failed -> new FinalMessage.Word(words.failure(failed.code()));
            case JobState.Rejected rejected -> new FinalMessage.Word(rejection(words, job, rejected.reason()));
        };
    }

    /** From now on it can be found, too. */
    private FinalMessage transcript(Job job, JobState.Done done, Words words) {
        String text = store.text(new TranscriptKeys(done.userId(), job.id()));
        transcripts.index(job.id(), text);
        boolean timed = settings.choices(job.note().sender().telegramId()).timestamps();
        return FinalMessage.of(timed ? timed(job, done, text) : text, footer(words, job, done), TRANSCRIPT);
    }

    private String timed(Job job, JobState.Done done, String text) {
        try {
            return timestamps.of(store.segments(new TranscriptKeys(done.userId(), job.id())));
        } catch (TranscriptGone withoutTimes) {
            return text;
        }
    }

    /**
     * Price and balance are told if they are known in time: a transcript does not wait for billing. What somebody has is
     * nobody else's business, so in a group only the price.
     */
    private static String footer(Words words, Job job, JobState.Done done) {
        Duration length = Duration.ofSeconds(done.seconds());
        if (!(done.settlement() instanceof Settlement.Captured paid)) {
            return words.footer(length);
        }
        Duration free = Duration.ofSeconds(paid.freeSeconds());
        return job.note().message().inGroup()
                ? words.groups().footer(length, paid.coins(), free)
                : words.footer(length, paid.coins(), free, paid.balance());
    }

    private String rejection(Words words, Job job, Rejection reason) {
        return switch (reason) {
            case Rejection.InsufficientFunds gap ->
                job.note().message().inGroup()
                        ? words.groups().tooFewCoins(name.address())
                        : words.tooFewCoins(
                                job.note().leastToHold().orElse(job.note().toHold()), gap.missing(), gap.available());
            case Rejection.FileTooBig tooBig -> words.fileTooBig(limits.largestFileMegabytes());
            case Rejection.TooBusy tooBusy -> words.tooBusy();
            case Rejection.TooManyOpen tooMany -> words.tooManyOpen(limits.mostOpenPerSender());
            case Rejection.TooFast tooFast ->
                words.tooFast(
                        tooFast.limit(),
                        keepToLimits.most(tooFast.limit()),
                        Duration.between(clock.instant(), tooFast.until()));
        };
    }
}
