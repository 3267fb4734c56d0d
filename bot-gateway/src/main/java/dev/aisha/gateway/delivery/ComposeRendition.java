package dev.aisha.gateway.delivery;

import dev.aisha.contract.TranscriptKeys;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.JobState.Ended;
import dev.aisha.gateway.jobs.Rejection;
import dev.aisha.gateway.jobs.Settlement;
import dev.aisha.gateway.jobs.Task;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.library.TranscriptGone;
import dev.aisha.gateway.library.TranscriptStore;
import dev.aisha.gateway.telegram.BotName;
import jakarta.inject.Singleton;

/** Writes what an ended job has to tell that was to make something of a transcript. In a group nothing of a balance. */
@Singleton
final class ComposeRendition {
    private final TranscriptStore store;
    private final BotName name;

    ComposeRendition(TranscriptStore store, BotName name) {
        this.store = store;
        this.name = name;
    }

    /**
     * The message for {@code job}, which ended as {@code end}.
     *
     * @throws dev.aisha.gateway.library.StoreUnavailable if the rendition cannot be read now
     */
    FinalMessage compose(Job job, Task.Render render, Ended end, Words words) {
        return switch (end) {
            case JobState.Done done -> rendition(job, render, done, words);
            case JobState.Failed failed ->
                new FinalMessage.Word(words.renditions().failure(failed.code()));
            case JobState.Rejected(Rejection.InsufficientFunds gap) ->
                new FinalMessage.Word(tooFewCoins(job, render, gap, words));
            case JobState.Rejected crowded ->
                new FinalMessage.Word(words.renditions().tooBusy());
        };
    }

    private String tooFewCoins(Job job, Task.Render render, Rejection.InsufficientFunds gap, Words words) {
        return job.note().message().inGroup()
                ? words.groups().tooFewCoins(name.address())
                : words.renditions().tooFewCoins(render.coins(), gap.missing(), gap.available());
    }

    private FinalMessage rendition(Job job, Task.Render render, JobState.Done done, Words words) {
        TranscriptKeys keys = new TranscriptKeys(done.userId(), render.transcript());
        try {
            String title = words.renditions().title(render.kind(), render.language());
            String text = store.rendition(keys, render.kind(), render.language());
            return FinalMessage.of(
                    title + "\n\n" + text,
                    footer(job, render, done, words),
                    render.kind().label() + ".txt");
        } catch (TranscriptGone deletedMeanwhile) {
            return new FinalMessage.Word(words.noLongerKept());
        }
    }

    private static String footer(Job job, Task.Render render, JobState.Done done, Words words) {
        return done.settlement() instanceof Settlement.Captured paid
                        && !job.note().message().inGroup()
                ? words.renditions().footer(paid.coins(), paid.balance())
                : words.renditions().footer(render.coins());
    }
}
