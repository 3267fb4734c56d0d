package dev.aisha.gateway.topup;

import dev.aisha.contract.billing.CoinPackage;
import dev.aisha.gateway.billing.SalesClient;
import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.telegram.Buttons;
import jakarta.inject.Singleton;
import java.util.List;

/** Offers coins, a button for each package. */
@Singleton
final class TopUpCommand implements Command {
    private final SalesClient sales;
    private final Reply reply;

    TopUpCommand(SalesClient sales, Reply reply) {
        this.sales = sales;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "topup";
    }

    @Override
    public List<Job> answer(Asked asked) {
        Words words = asked.words();
        sales.packages()
                .ifPresentOrElse(
                        packages -> reply.to(asked.message(), words.topUp(), buttons(packages, words)),
                        () -> reply.to(asked.message(), words.tryAgain()));
        return List.of();
    }

    private static Buttons buttons(List<CoinPackage> packages, Words words) {
        return new Buttons(packages.stream()
                .map(coins -> List.of(BuyButton.of(coins, words)))
                .toList());
    }
}
