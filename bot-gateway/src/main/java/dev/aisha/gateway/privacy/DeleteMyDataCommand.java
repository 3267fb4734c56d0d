package dev.aisha.gateway.privacy;

import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.jobs.Job;
import jakarta.inject.Singleton;
import java.util.List;

/** Says what erasing would mean, and asks. */
@Singleton
final class DeleteMyDataCommand implements Command {
    private final Reply reply;

    DeleteMyDataCommand(Reply reply) {
        this.reply = reply;
    }

    @Override
    public String name() {
        return "delete_my_data";
    }

    @Override
    public List<Job> answer(Asked asked) {
        reply.to(asked.message(), asked.words().deleteMyData(), EraseButton.orKeep(asked.words()));
        return List.of();
    }
}
