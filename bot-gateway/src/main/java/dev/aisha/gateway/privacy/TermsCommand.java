package dev.aisha.gateway.privacy;

import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.jobs.Job;
import jakarta.inject.Singleton;
import java.util.List;

/** What may be expected of Aisha, and of whoever uses her. */
@Singleton
final class TermsCommand implements Command {
    private final Reply reply;

    TermsCommand(Reply reply) {
        this.reply = reply;
    }

    @Override
    public String name() {
        return "terms";
    }

    @Override
    public List<Job> answer(Asked asked) {
        reply.to(asked.message(), asked.words().terms());
        return List.of();
    }
}
