package dev.aisha.gateway.renditions;

import dev.aisha.contract.RenditionKind;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.jobs.RenditionJobs;
import dev.aisha.gateway.jobs.RenditionsConfig;
import dev.aisha.gateway.jobs.Task;
import dev.aisha.gateway.settings.UserSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A summary of each long note for whoever has chosen that in the settings, unasked and once; in their own chat alone. */
@Singleton
public final class SummariseLongNote {
    private final RenditionJobs jobs;
    private final OfferRenditions offer;
    private final UserSettings settings;
    private final RenditionsConfig config;

    SummariseLongNote(RenditionJobs jobs, OfferRenditions offer, UserSettings settings, RenditionsConfig config) {
        this.jobs = jobs;
        this.offer = offer;
        this.settings = settings;
        this.config = config;
    }

    /** The new job of a note that has become a transcript; empty where none is wanted, or there is one already. */
    public Optional<Job> summarise(Job job) {
        if (!isLongNote(job)
                || !settings.choices(job.note().sender().telegramId()).summaries()) {
            return Optional.empty();
        }
        OptionalInt length = jobs.length(job.id());
        return length.isEmpty() || length.getAsInt() < config.worthSummingUp()
                ? Optional.empty()
                : jobs.requestOnce(
                        job.id(),
                        RenditionKind.SUMMARY,
                        offer.price(length.getAsInt()),
                        job.note().sender());
    }

    private boolean isLongNote(Job job) {
        return offer.isOn()
                && job.task() instanceof Task.Transcribe
                && !job.note().message().inGroup()
                && job.state() instanceof JobState.Done done
                && Duration.ofSeconds(done.seconds()).compareTo(config.longNote()) >= 0;
    }
}
