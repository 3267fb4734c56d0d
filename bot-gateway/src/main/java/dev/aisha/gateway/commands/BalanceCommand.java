package dev.aisha.gateway.commands;

import dev.aisha.contract.billing.Account;
import dev.aisha.gateway.billing.AccountOutcome;
import dev.aisha.gateway.billing.BillingClient;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What the user has, and the latest of what came and went. */
@Singleton
final class BalanceCommand implements Command {
    private static final int BOOKINGS = 5;

    private final BillingClient billing;
    private final Reply reply;

    BalanceCommand(BillingClient billing, Reply reply) {
        this.billing = billing;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "balance";
    }

    @Override
    public List<Job> answer(Asked asked) {
        String bookings = billing.transactions(asked.sender().telegramId(), BOOKINGS).stream()
                .map(line -> "\n• " + asked.words().booking(line.createdAt(), line.amount(), line.type()))
                .collect(Collectors.joining());
        String balance = of(asked.sender(), asked.words());
        reply.to(asked.message(), bookings.isEmpty() ? balance : balance + "\n" + bookings);
        return List.of();
    }

    String of(Sender user, Words words) {
        return switch (billing.account(user.telegramId())) {
            case AccountOutcome.Found(Account account) ->
                words.balance(account.balance(), account.held(), Duration.ofSeconds(account.freeSecondsLeft()));
            case AccountOutcome.Newcomer newcomer -> words.welcomeCoins();
            case AccountOutcome.Unavailable unavailable -> words.balanceUnknown();
        };
    }
}
