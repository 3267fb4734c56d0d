package dev.aisha.gateway.commands;

import dev.aisha.gateway.admins.Admins;
import dev.aisha.gateway.jobs.Job;
import jakarta.inject.Singleton;
import java.util.List;

/** How to use Aisha. */
@Singleton
final class HelpCommand implements Command {
    private final Admins admins;
    private final Reply reply;

    HelpCommand(Admins admins, Reply reply) {
        this.admins = admins;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public List<Job> answer(Asked asked) {
        reply.to(
                asked.message(),
                asked.words().help(OfferCommands.offered(admins.sent(asked.message(), asked.sender()))));
        return List.of();
    }
}
