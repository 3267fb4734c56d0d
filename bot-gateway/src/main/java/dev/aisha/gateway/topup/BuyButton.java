package dev.aisha.gateway.topup;

import dev.aisha.contract.billing.CoinPackage;
import dev.aisha.contract.billing.Order;
import dev.aisha.contract.billing.OrderRequest;
import dev.aisha.gateway.billing.SalesClient;
import dev.aisha.gateway.billing.SalesClient.Ordered;
import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.StarPayments;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Orders a package of coins, and sends its invoice. */
@Singleton
final class BuyButton implements ButtonKind {
    private static final String PREFIX = "buy:";

    private final SalesClient sales;
    private final PaymentLedger ledger;
    private final StarPayments stars;
    private final Telegram telegram;

    BuyButton(SalesClient sales, PaymentLedger ledger, StarPayments stars, Telegram telegram) {
        this.sales = sales;
        this.ledger = ledger;
        this.stars = stars;
        this.telegram = telegram;
    }

    static Button of(CoinPackage coins, Words words) {
        return new Button(words.coinPackage(coins.stars(), coins.coins()), PREFIX + coins.name());
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public Pressed press(IncomingPress press, Sender by, Words words) {
        if (!press.isPrivate()) {
            return new Pressed.Stale();
        }
        OrderRequest request =
                new OrderRequest(orderId(press), by.telegramId(), press.data().substring(PREFIX.length()));
        switch (sales.order(request)) {
            case Ordered.Made(Order order) -> {
                ledger.keepOrder(by.telegramId(), order);
                boolean sent = stars.sendInvoice(
                        press.chatId(),
                        words.invoiceTitle(order.coins()),
                        words.invoiceDescription(order.coins()),
                        order.payload(),
                        order.stars());
                if (sent) {
                    telegram.endPress(press.id());
                } else {
                    telegram.answerPress(press.id(), words.tryAgain());
                }
            }
            case Ordered.NotOnSale notOnSale -> {
                return new Pressed.Stale();
            }
            case Ordered.Unavailable unavailable -> telegram.answerPress(press.id(), words.tryAgain());
        }
        return new Pressed.Answered(List.of());
    }

    /** Made from the press, so that a press that comes twice makes one order. */
    private static UUID orderId(IncomingPress press) {
        return UUID.nameUUIDFromBytes(("order " + press.id()).getBytes(StandardCharsets.UTF_8));
    }
}
