package dev.aisha.gateway.cancelling;

import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.OpenJobs;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Cancels all that is under way for somebody. */
@Singleton
public final class CancelAll {
    private final OpenJobs openJobs;
    private final CancelJob cancelJob;

    CancelAll(OpenJobs openJobs, CancelJob cancelJob) {
        this.openJobs = openJobs;
        this.cancelJob = cancelJob;
    }

    /** In all chats. Tells which jobs have ended by this, whose settlement is the caller's. */
    public List<Job> of(long senderId) {
        return cancel(openJobs.of(senderId));
    }

    /** In this chat. Tells which jobs have ended by this, whose settlement is the caller's. */
    public List<Job> of(long senderId, long chatId) {
        return cancel(openJobs.of(senderId).stream()
                .filter(job -> job.note().message().chatId() == chatId)
                .toList());
    }

    private List<Job> cancel(List<Job> jobs) {
        return jobs.stream().map(cancelJob::cancel).flatMap(Optional::stream).toList();
    }
}
