package dev.aisha.gateway.privacy;

import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.jobs.Job;
import jakarta.inject.Singleton;
import java.util.List;

/** What is kept of whom, where and how long. */
@Singleton
final class PrivacyCommand implements Command {
    private final Reply reply;

    PrivacyCommand(Reply reply) {
        this.reply = reply;
    }

    @Override
    public String name() {
        return "privacy";
    }

    @Override
    public List<Job> answer(Asked asked) {
        reply.to(
                asked.message(),
                asked.words().privacy() + "\n\n" + asked.words().groups().kept());
        return List.of();
    }
}
