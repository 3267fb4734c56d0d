package dev.aisha.gateway.topup;

import dev.aisha.gateway.internalapi.BoundedCalls;
import dev.aisha.gateway.internalapi.InternalApi;
import dev.aisha.platform.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Payments, for ops: undoing one, whatever its age, and what differs from Telegram's list. */
@Singleton
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@InternalApi
public final class PaymentsResource {
    private static final Logger LOG = Logger.getLogger(PaymentsResource.class);
    private static final int MOST_LISTED = 1000;

    private final PaymentLedger ledger;
    private final SettlePayment settle;
    private final StarDifferences differences;
    private final BoundedCalls calls = new BoundedCalls();

    PaymentsResource(PaymentLedger ledger, SettlePayment settle, StarDifferences differences) {
        this.ledger = ledger;
        this.settle = settle;
        this.differences = differences;
    }

    /** A payment, as far as it concerns its refund. */
    public record RefundOfPayment(String chargeId, long telegramId, long stars, String state) {}

    /** Undoes a payment: 200 once it is undone, 202 while it goes on behind, 404, 409 where it is not to be undone. */
    @POST
    @Path("/payments/{chargeId}/refund")
    @RunOnVirtualThread
    public Response refund(@PathParam("chargeId") String chargeId) {
        return calls.answer(() -> {
            Optional<StoredPayment> known = ledger.find(chargeId);
            known.map(StoredPayment::id).flatMap(ledger::wantBack).ifPresent(payment -> {
                LOG.infof("refund wanted by ops payment=%s", payment.id());
                settle.settle(payment);
            });
            return known.isEmpty()
                    ? Problem.of(404, "unknown-payment", "Unknown payment", "There is no payment of this charge.")
                            .response()
                    : answer(ledger.find(chargeId).orElseThrow());
        });
    }

    private static Response answer(StoredPayment payment) {
        RefundOfPayment body = new RefundOfPayment(
                payment.chargeId(),
                payment.telegramId(),
                payment.stars(),
                payment.state().name());
        return switch (payment.state()) {
            case REFUNDED -> Response.ok(body).build();
            case REFUNDING -> Response.accepted(body).build();
            case CREDITED ->
                Problem.of(409, "coins-spent", "Coins spent", "The coins of this payment are spent or held.")
                        .response();
            case PAID, STUCK ->
                Problem.of(409, "payment-not-credited", "Payment not credited", "This payment is not credited.")
                        .with(Map.of("state", payment.state().name()))
                        .response();
        };
    }

    /** What differs, as it is answered. */
    public record Differences(List<StarDifference> differences) {}

    /** The newest differences between Telegram's list and our payments. */
    @GET
    @Path("/star-differences")
    @RunOnVirtualThread
    public Response differences() {
        return calls.answer(() ->
                Response.ok(new Differences(differences.newest(MOST_LISTED))).build());
    }
}
