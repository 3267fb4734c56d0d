package dev.aisha.gateway.topup;

import dev.aisha.contract.billing.OrderCheckRequest;
import dev.aisha.gateway.billing.SalesClient;
import dev.aisha.gateway.billing.SalesClient.Checked;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.settings.UserSettings;
import dev.aisha.gateway.telegram.IncomingCheckout;
import dev.aisha.gateway.telegram.IncomingMessage.From;
import dev.aisha.gateway.telegram.StarPayments;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Before somebody pays: lets them if billing says that the order is as it was made, within Telegram's 10 s. */
@Singleton
public final class AnswerCheckout {
    private static final Logger LOG = Logger.getLogger(AnswerCheckout.class);

    private final PaymentLedger ledger;
    private final SalesClient sales;
    private final StarPayments stars;
    private final UserSettings settings;

    AnswerCheckout(PaymentLedger ledger, SalesClient sales, StarPayments stars, UserSettings settings) {
        this.ledger = ledger;
        this.sales = sales;
        this.stars = stars;
        this.settings = settings;
    }

    /** Answers it. */
    public void answer(IncomingCheckout checkout) {
        Checked checked = check(checkout);
        LOG.infof("checkout checked=%s stars=%d", checked, checkout.amount());
        From by = checkout.by();
        Words words = settings.words(new Sender(by.id(), by.username(), by.firstName(), by.languageCode()));
        switch (checked) {
            case FITS -> stars.letPay(checkout.id());
            case DOES_NOT_FIT -> stars.refusePay(checkout.id(), words.invoiceOld());
            case UNAVAILABLE -> stars.refusePay(checkout.id(), words.tryAgain());
        }
    }

    private Checked check(IncomingCheckout checkout) {
        try {
            Optional<UUID> order = ledger.order(checkout.payload());
            return order.isEmpty()
                    ? Checked.DOES_NOT_FIT
                    : sales.check(
                            order.get(),
                            new OrderCheckRequest(
                                    checkout.by().id(), checkout.payload(), checkout.currency(), checkout.amount()));
        } catch (RuntimeException e) { // whoever waits is told, whatever is wrong here
            LOG.warnf("checkout could not be checked fault=%s", e);
            return Checked.UNAVAILABLE;
        }
    }
}
