package dev.aisha.gateway.billing;

import dev.aisha.contract.billing.CoinPackage;
import dev.aisha.contract.billing.CoinPackages;
import dev.aisha.contract.billing.Order;
import dev.aisha.contract.billing.OrderCheckRequest;
import dev.aisha.contract.billing.OrderRequest;
import dev.aisha.contract.billing.Payment;
import dev.aisha.contract.billing.PaymentRequest;
import dev.aisha.contract.billing.RefundedPayment;
import dev.aisha.gateway.billing.BillingCalls.Answer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What billing does about coins that are bought. Every call may be repeated. */
@Singleton
public final class SalesClient {
    private final BillingCalls calls;

    SalesClient(BillingCalls calls) {
        this.calls = calls;
    }

    /** What is on sale; empty where billing is away. */
    public Optional<List<CoinPackage>> packages() {
        Answer answer = calls.get("v1", "packages");
        return answer.status() == 200
                ? Optional.of(answer.as(CoinPackages.class).packages())
                : Optional.empty();
    }

    /** What became of the wish to buy. */
    public sealed interface Ordered {
        /** Its invoice may be sent. */
        record Made(Order order) implements Ordered {}

        /** There is no such package, or no more. */
        record NotOnSale() implements Ordered {}

        /** Billing is away. */
        record Unavailable() implements Ordered {}
    }

    /** Makes an order. */
    public Ordered order(OrderRequest request) {
        Answer answer = calls.post(request, "v1", "orders");
        return switch (answer.status()) {
            case 200, 201 -> new Ordered.Made(answer.as(Order.class));
            case 400, 404, 409 -> new Ordered.NotOnSale();
            default -> new Ordered.Unavailable();
        };
    }

    /** Whether somebody may pay an order. */
    public enum Checked {
        /** Let them. */
        FITS,
        /** It is not theirs, changed, or too old. */
        DOES_NOT_FIT,
        /** Billing is away: nothing may be paid that nobody has checked. */
        UNAVAILABLE
    }

    /** Checks an order before it is paid. */
    public Checked check(UUID order, OrderCheckRequest request) {
        return switch (calls.post(request, "v1", "orders", order.toString(), "check")
                .status()) {
            case 200 -> Checked.FITS;
            case 400, 404, 409 -> Checked.DOES_NOT_FIT;
            default -> Checked.UNAVAILABLE;
        };
    }

    /** What became of a payment. */
    public sealed interface Credited {
        /** Its coins are there, from now on or since earlier. */
        record Done(Payment payment) implements Credited {}

        /** Billing does not take it: somebody has to look. */
        record Refused(int status) implements Credited {}

        /** Billing is away: ask again. */
        record Unavailable() implements Credited {}
    }

    /** Credits the coins of a payment, once for its charge. */
    public Credited credit(PaymentRequest request) {
        Answer answer = calls.post(request, "v1", "payments");
        return switch (answer.status()) {
            case 200, 201 -> new Credited.Done(answer.as(Payment.class));
            case 400, 404, 409 -> new Credited.Refused(answer.status());
            default -> {
                answer.logUnlessUnreachable("payment", "order " + request.orderId());
                yield new Credited.Unavailable();
            }
        };
    }

    /** What became of the wish to undo a payment. */
    public sealed interface Undone {
        /** Its coins are taken back, from now on or since earlier. */
        record Done(RefundedPayment payment) implements Undone {}

        /** They are spent, or held. */
        record Spent() implements Undone {}

        /** Billing does not know the payment. */
        record Refused(int status) implements Undone {}

        /** Billing is away: ask again. */
        record Unavailable() implements Undone {}
    }

    /** Takes the coins of a payment back, once. */
    public Undone undo(String chargeId) {
        Answer answer = calls.post("v1", "payments", chargeId, "refund");
        return switch (answer.status()) {
            case 200 -> new Undone.Done(answer.as(RefundedPayment.class));
            case 409 -> new Undone.Spent();
            case 400, 404 -> new Undone.Refused(answer.status());
            default -> new Undone.Unavailable();
        };
    }
}
