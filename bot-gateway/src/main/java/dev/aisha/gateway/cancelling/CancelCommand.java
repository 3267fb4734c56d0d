package dev.aisha.gateway.cancelling;

import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.OpenJobs;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Cancels all that is under way for the user in this chat. */
@Singleton
final class CancelCommand implements Command {
    private final OpenJobs openJobs;
    private final CancelJob cancelJob;
    private final Reply reply;

    CancelCommand(OpenJobs openJobs, CancelJob cancelJob, Reply reply) {
        this.openJobs = openJobs;
        this.cancelJob = cancelJob;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "cancel";
    }

    @Override
    public List<Job> answer(Asked asked) {
        List<Job> cancelled = openJobs
                .of(asked.sender().telegramId(), asked.message().chatId())
                .stream()
                .map(cancelJob::cancel)
                .flatMap(Optional::stream)
                .toList();
        reply.to(asked.message(), asked.words().cancelled(cancelled.size()));
        return cancelled;
    }
}
