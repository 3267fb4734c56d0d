package dev.aisha.gateway.commands;

import dev.aisha.gateway.admins.Admins;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.telegram.BotName;
import jakarta.inject.Singleton;
import java.util.List;

/** How to use Aisha. */
@Singleton
final class HelpCommand implements Command {
    private final Admins admins;
    private final BotName name;
    private final Reply reply;

    HelpCommand(Admins admins, BotName name, Reply reply) {
        this.admins = admins;
        this.name = name;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public boolean isForGroups() {
        return true;
    }

    @Override
    public List<Job> answer(Asked asked) {
        if (asked.message().inGroup()) {
            reply.to(
                    asked.message(), asked.words().groups().help(name.username().orElse("")));
            return List.of();
        }
        reply.to(
                asked.message(),
                asked.words().help(OfferCommands.offered(admins.sent(asked.message(), asked.sender()))));
        return List.of();
    }
}
