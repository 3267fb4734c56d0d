package dev.aisha.gateway.ops;

import dev.aisha.contract.billing.Account;
import dev.aisha.gateway.billing.AccountOutcome;
import dev.aisha.gateway.billing.BillingClient;
import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.OpsWords;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** {@code /adjust ID AMOUNT REASON…}: shows what would happen to a balance, and asks whether it is to. */
@Singleton
final class AdjustCommand implements Command {
    private static final Logger LOG = Logger.getLogger(AdjustCommand.class);

    private final BillingClient billing;
    private final Adjustments adjustments;
    private final Telegram telegram;
    private final Reply reply;

    AdjustCommand(BillingClient billing, Adjustments adjustments, Telegram telegram, Reply reply) {
        this.billing = billing;
        this.adjustments = adjustments;
        this.telegram = telegram;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "adjust";
    }

    @Override
    public boolean isForAdmins() {
        return true;
    }

    @Override
    public List<Job> answer(Asked asked) {
        OpsWords words = asked.words().ops();
        switch (ReadAdjustment.read(asked.argument())) {
            case ReadAdjustment.Read.Adjust wanted -> answer(asked, wanted);
            case ReadAdjustment.Read.Malformed malformed -> reply.to(asked.message(), words.howToAdjust());
            case ReadAdjustment.Read.NoAmount noAmount -> reply.to(asked.message(), words.noAmount());
            case ReadAdjustment.Read.TooFine tooFine -> reply.to(asked.message(), words.tooFine());
            case ReadAdjustment.Read.TooLong(int most) -> reply.to(asked.message(), words.reasonTooLong(most));
        }
        return List.of();
    }

    private void answer(Asked asked, ReadAdjustment.Read.Adjust wanted) {
        OpsWords words = asked.words().ops();
        switch (billing.account(wanted.telegramId())) {
            case AccountOutcome.Found(Account account) -> offer(asked, wanted, account);
            case AccountOutcome.Newcomer nobody -> reply.to(asked.message(), words.unknownUser(wanted.telegramId()));
            case AccountOutcome.Unavailable unavailable -> reply.to(asked.message(), words.billingAway());
        }
    }

    private void offer(Asked asked, ReadAdjustment.Read.Adjust wanted, Account account) {
        OpsWords words = asked.words().ops();
        BigDecimal left = account.available().add(wanted.amount());
        if (left.signum() < 0) {
            reply.to(asked.message(), words.tooFewCoins(left.negate(), account.available()));
            return;
        }
        Adjustments.Asked adjustment = new Adjustments.Asked(
                id(asked.message()),
                asked.sender().telegramId(),
                wanted.telegramId(),
                wanted.amount(),
                wanted.reason());
        adjustments.ask(adjustment);
        LOG.infof(
                "adjustment asked for admin=%d user=%d amount=%s id=%s",
                adjustment.adminId(), adjustment.telegramId(), adjustment.amount(), adjustment.id());
        reply.to(
                asked.message(),
                words.adjustment(
                        adjustment.telegramId(),
                        adjustment.amount(),
                        adjustment.reason(),
                        account.balance(),
                        account.balance().add(adjustment.amount())),
                AdjustButton.orNo(adjustment.id(), asked.words()));
    }

    /** Made from the message that asks, so that one that comes twice asks for one adjustment. */
    private UUID id(ChatMessage message) {
        String name = "adjustment " + telegram.botId() + ":" + message.chatId() + ":" + message.messageId();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
