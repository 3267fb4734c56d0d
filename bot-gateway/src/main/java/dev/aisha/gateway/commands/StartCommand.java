package dev.aisha.gateway.commands;

import dev.aisha.gateway.jobs.Job;
import jakarta.inject.Singleton;
import java.util.List;

/** What Aisha does, and what the user has. */
@Singleton
final class StartCommand implements Command {
    private final BalanceCommand balance;
    private final Reply reply;

    StartCommand(BalanceCommand balance, Reply reply) {
        this.balance = balance;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Job> answer(Asked asked) {
        reply.to(asked.message(), asked.words().start() + "\n\n" + balance.of(asked.sender(), asked.words()));
        return List.of();
    }
}
