package dev.aisha.gateway.topup;

import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.telegram.Buttons;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** The user's latest payments, with a button to give unspent coins back while that may be. */
@Singleton
final class PaySupportCommand implements Command {
    private static final int MOST = 10;

    private final PaymentLedger ledger;
    private final RefundButton refundButton;
    private final Reply reply;

    PaySupportCommand(PaymentLedger ledger, RefundButton refundButton, Reply reply) {
        this.ledger = ledger;
        this.refundButton = refundButton;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "paysupport";
    }

    @Override
    public List<Job> answer(Asked asked) {
        Words words = asked.words();
        List<StoredPayment> payments = ledger.of(asked.sender().telegramId(), MOST);
        String receipts = payments.stream()
                .map(payment -> "\n• "
                        + words.receipt(
                                payment.paidAt(), payment.stars(), payment.state() == StoredPayment.State.REFUNDED))
                .collect(Collectors.joining());
        Buttons buttons = new Buttons(payments.stream()
                .filter(refundButton::isFor)
                .map(payment -> List.of(RefundButton.of(payment, words)))
                .toList());
        String help = words.paySupport(refundButton.within().toDays());
        reply.to(asked.message(), receipts.isEmpty() ? help : help + "\n" + receipts, buttons);
        return List.of();
    }
}
