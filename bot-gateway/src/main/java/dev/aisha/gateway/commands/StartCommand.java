package dev.aisha.gateway.commands;

import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.telegram.BotName;
import jakarta.inject.Singleton;
import java.util.List;

/** What Aisha does, and what the user has. */
@Singleton
final class StartCommand implements Command {
    private final BalanceCommand balance;
    private final BotName name;
    private final Reply reply;

    StartCommand(BalanceCommand balance, BotName name, Reply reply) {
        this.balance = balance;
        this.name = name;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "start";
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
        reply.to(asked.message(), asked.words().start() + "\n\n" + balance.of(asked.sender(), asked.words()));
        return List.of();
    }
}
