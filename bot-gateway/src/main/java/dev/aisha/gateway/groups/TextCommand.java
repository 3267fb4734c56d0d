package dev.aisha.gateway.groups;

import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.jobs.Job;
import jakarta.inject.Singleton;
import java.util.List;

/** Asks for the text of the note that it answers. Here it answers none, and is told how it is meant. */
@Singleton
final class TextCommand implements Command {
    private final Reply reply;

    TextCommand(Reply reply) {
        this.reply = reply;
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public boolean isForGroups() {
        return true;
    }

    @Override
    public List<Job> answer(Asked asked) {
        reply.to(asked.message(), asked.words().groups().howToAsk());
        return List.of();
    }
}
