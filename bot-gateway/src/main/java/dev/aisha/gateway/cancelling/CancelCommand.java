package dev.aisha.gateway.cancelling;

import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.jobs.Job;
import jakarta.inject.Singleton;
import java.util.List;

/** Cancels all that is under way for the user in this chat. */
@Singleton
final class CancelCommand implements Command {
    private final CancelAll cancelAll;
    private final Reply reply;

    CancelCommand(CancelAll cancelAll, Reply reply) {
        this.cancelAll = cancelAll;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "cancel";
    }

    @Override
    public List<Job> answer(Asked asked) {
        List<Job> cancelled =
                cancelAll.of(asked.sender().telegramId(), asked.message().chatId());
        reply.to(asked.message(), asked.words().cancelled(cancelled.size()));
        return cancelled;
    }
}
