package dev.aisha.gateway.topup;

import static java.util.Objects.requireNonNull;

import dev.aisha.contract.billing.Payment;
import dev.aisha.contract.billing.PaymentRequest;
import dev.aisha.gateway.billing.SalesClient;
import dev.aisha.gateway.billing.SalesClient.Credited;
import dev.aisha.gateway.billing.SalesClient.Undone;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.settings.UserSettings;
import dev.aisha.gateway.telegram.StarPayments;
import dev.aisha.gateway.telegram.StarPayments.GivenBack;
import dev.aisha.gateway.telegram.Telegram;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Takes whatever step is next for a payment: credits its coins; or, where it is to be undone, takes them back first and
 * returns the Stars then, so that nobody ever has both. Every step may be repeated. What is left undone, as billing or
 * Telegram is away, becomes due again.
 */
@Singleton
final class SettlePayment {
    private static final Logger LOG = Logger.getLogger(SettlePayment.class);

    private final PaymentLedger ledger;
    private final SalesClient sales;
    private final StarPayments stars;
    private final Telegram telegram;
    private final UserSettings settings;
    private final MeterRegistry meters;

    SettlePayment(
            PaymentLedger ledger,
            SalesClient sales,
            StarPayments stars,
            Telegram telegram,
            UserSettings settings,
            MeterRegistry meters) {
        this.ledger = ledger;
        this.sales = sales;
        this.stars = stars;
        this.telegram = telegram;
        this.settings = settings;
        this.meters = meters;
        Stream.of("credited", "refunded", "stuck").forEach(this::counter); // shown before the first one
    }

    void settle(StoredPayment payment) {
        switch (payment.state()) {
            case PAID -> credit(payment);
            case REFUNDING -> undo(payment);
            case CREDITED, REFUNDED, STUCK -> {}
        }
    }

    private void credit(StoredPayment payment) {
        if (payment.orderId() == null) {
            stuck(payment, "nobody knows what was bought");
            return;
        }
        PaymentRequest request = new PaymentRequest(
                payment.telegramId(),
                payment.chargeId(),
                payment.stars(),
                requireNonNull(payment.coins()).toPlainString(),
                payment.orderId());
        switch (sales.credit(request)) {
            case Credited.Done(Payment credited) -> {
                if (ledger.credited(payment.id())) {
                    count("credited");
                    LOG.infof("payment credited payment=%s coins=%s", payment.id(), credited.coins());
                    tell(payment, words(payment).toppedUp(credited.coins(), credited.balance()));
                }
            }
            case Credited.Refused(int status) -> stuck(payment, "billing answers " + status);
            case Credited.Unavailable unavailable -> LOG.warnf("payment waits for billing payment=%s", payment.id());
        }
    }

    private void undo(StoredPayment payment) {
        if (!payment.coinsTaken()) {
            switch (sales.undo(payment.chargeId())) {
                case Undone.Done taken -> ledger.coinsTaken(payment.id());
                case Undone.Spent spent -> {
                    if (ledger.coinsSpent(payment.id())) {
                        tell(payment, words(payment).coinsSpent());
                    } else {
                        stuck(payment, "Telegram has returned the Stars, and the coins are spent");
                    }
                    return;
                }
                case Undone.Refused(int status) -> {
                    stuck(payment, "billing answers " + status);
                    return;
                }
                case Undone.Unavailable unavailable -> {
                    LOG.warnf("refund waits for billing payment=%s", payment.id());
                    return;
                }
            }
        }
        GivenBack back =
                payment.starsReturned() ? GivenBack.YES : stars.giveBack(payment.telegramId(), payment.chargeId());
        switch (back) {
            case YES -> {
                if (ledger.refunded(payment.id())) {
                    count("refunded");
                    LOG.infof("payment refunded payment=%s stars=%d", payment.id(), payment.stars());
                    tell(payment, words(payment).starsReturned(payment.stars()));
                }
            }
            case UNKNOWN -> LOG.warnf("refund waits for Telegram payment=%s", payment.id());
            case REFUSED -> stuck(payment, "Telegram does not return the Stars, and the coins are taken");
        }
    }

    private void stuck(StoredPayment payment, String why) {
        ledger.stuck(payment.id());
        count("stuck");
        LOG.errorf(
                "payment stuck, somebody has to look payment=%s stars=%d why=%s", payment.id(), payment.stars(), why);
    }

    private void tell(StoredPayment payment, String text) {
        telegram.send(payment.telegramId(), text);
    }

    private Words words(StoredPayment payment) {
        return settings.words(new Sender(payment.telegramId(), null, null, payment.languageCode()));
    }

    private void count(String outcome) {
        counter(outcome).increment();
    }

    private Counter counter(String outcome) {
        return meters.counter("aisha.payments", "outcome", outcome);
    }
}
