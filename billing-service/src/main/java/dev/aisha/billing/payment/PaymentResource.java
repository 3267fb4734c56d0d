package dev.aisha.billing.payment;

import dev.aisha.billing.payment.PaymentOutcome.ChargeTaken;
import dev.aisha.billing.payment.PaymentOutcome.CoinsSpent;
import dev.aisha.billing.payment.PaymentOutcome.Credited;
import dev.aisha.billing.payment.PaymentOutcome.OrderMismatch;
import dev.aisha.billing.payment.PaymentOutcome.Refunded;
import dev.aisha.billing.payment.PaymentOutcome.Unknown;
import dev.aisha.billing.platform.Answers;
import dev.aisha.billing.platform.Limits;
import dev.aisha.contract.billing.Payment;
import dev.aisha.contract.billing.PaymentRequest;
import dev.aisha.contract.billing.RefundedPayment;
import dev.aisha.platform.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Payments over HTTP. The same request again has the same answer. */
@Path("/v1/payments")
@Produces(MediaType.APPLICATION_JSON)
public final class PaymentResource {
    private final CreditPayment credit;
    private final RefundPayment refund;
    private final PaymentJournal journal;

    PaymentResource(CreditPayment credit, RefundPayment refund, PaymentJournal journal) {
        this.credit = credit;
        this.refund = refund;
        this.journal = journal;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Credit the coins of a payment, once for its charge")
    @APIResponse(
            responseCode = "201",
            description = "credited",
            content = @Content(schema = @Schema(implementation = Payment.class)))
    @APIResponse(
            responseCode = "200",
            description = "credited before, with the same answer",
            content = @Content(schema = @Schema(implementation = Payment.class)))
    @APIResponse(responseCode = "409", description = "the charge is known with another body, or the order does not fit")
    public Uni<Response> credit(@Nullable PaymentRequest body) {
        PaymentRequest request = Limits.present("body", body);
        Limits.telegramId("telegramId", request.telegramId());
        Limits.foreignId("chargeId", request.chargeId());
        Limits.stars("stars", request.stars());
        BigDecimal coins = Limits.coins("coins", request.coins());
        return credit.credit(request, coins).map(outcome -> answer(request.chargeId(), outcome));
    }

    @POST
    @Path("/{chargeId}/refund")
    @Operation(summary = "Take the coins of a payment back, once, so that its Stars can be returned")
    @APIResponse(
            responseCode = "200",
            description = "taken back",
            content = @Content(schema = @Schema(implementation = RefundedPayment.class)))
    @APIResponse(responseCode = "409", description = "the coins are spent or held: missing, available")
    public Uni<Response> refund(@PathParam("chargeId") String chargeId) {
        Limits.foreignId("chargeId", chargeId);
        return refund.refund(chargeId).map(outcome -> answer(chargeId, outcome));
    }

    private Response answer(String chargeId, PaymentOutcome outcome) {
        journal.write(chargeId, outcome);
        return switch (outcome) {
            case Credited credited -> Answers.made(credited.payment(), credited.repeated());
            case Refunded refunded -> Response.ok(refunded.payment()).build();
            case ChargeTaken taken -> Answers.idTaken();
            case OrderMismatch mismatch ->
                Problem.of(409, "order-mismatch", "Order mismatch", "The order is not this user's, or not for this.")
                        .response();
            case Unknown unknown -> Answers.unknown("payment");
            case CoinsSpent spent -> Answers.coinsSpent(spent.missing(), spent.available());
        };
    }
}
