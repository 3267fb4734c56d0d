package dev.aisha.billing.promo;

import dev.aisha.billing.platform.Answers;
import dev.aisha.billing.platform.Limits;
import dev.aisha.billing.promo.PromoOutcome.IdTaken;
import dev.aisha.billing.promo.PromoOutcome.Made;
import dev.aisha.billing.promo.PromoOutcome.Redeemed;
import dev.aisha.billing.promo.PromoOutcome.Refused;
import dev.aisha.billing.promo.PromoOutcome.Unknown;
import dev.aisha.contract.billing.PromoCode;
import dev.aisha.contract.billing.PromoCodeRequest;
import dev.aisha.contract.billing.Redemption;
import dev.aisha.contract.billing.RedemptionRequest;
import dev.aisha.platform.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Promo codes over HTTP: ops make them, users redeem them. The same request again has the same answer. */
@Path("/v1/promo-codes/{code}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class PromoCodeResource {
    private static final long MOST_REDEMPTIONS = 1_000_000_000;

    private final MakePromoCode make;
    private final RedeemPromoCode redeem;

    PromoCodeResource(MakePromoCode make, RedeemPromoCode redeem) {
        this.make = make;
        this.redeem = redeem;
    }

    @PUT
    @Operation(summary = "Make a code that grants coins; once made, it stays as it is")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = PromoCode.class)))
    @APIResponse(
            responseCode = "200",
            description = "made before, with the same answer",
            content = @Content(schema = @Schema(implementation = PromoCode.class)))
    @APIResponse(responseCode = "409", description = "the code is there with another body")
    public Uni<Response> make(@PathParam("code") String code, @Nullable PromoCodeRequest body) {
        PromoCodeRequest request = Limits.present("body", body);
        Limits.between("mostRedemptions", request.mostRedemptions(), 1, MOST_REDEMPTIONS);
        Limits.between("mostPerUser", request.mostPerUser(), 1, MOST_REDEMPTIONS);
        String operator = Limits.remark("operator", request.operator());
        PromoCode wanted = new PromoCode(
                Limits.promoCode(code),
                Limits.coins("coins", request.coins()),
                request.mostRedemptions(),
                request.mostPerUser(),
                kept(request.expiresAt()));
        return make.make(wanted, operator).map(PromoCodeResource::answer);
    }

    @POST
    @Path("/redemptions")
    @Operation(summary = "Grant the coins of a code to a user")
    @APIResponse(
            responseCode = "201",
            description = "granted",
            content = @Content(schema = @Schema(implementation = Redemption.class)))
    @APIResponse(
            responseCode = "200",
            description = "granted before, with the same answer",
            content = @Content(schema = @Schema(implementation = Redemption.class)))
    @APIResponse(
            responseCode = "409",
            description = "the id is known with another body, or the code grants nothing; reason: expired, used-up or"
                    + " used-by-user")
    public Uni<Response> redeem(@PathParam("code") String code, @Nullable RedemptionRequest body) {
        RedemptionRequest request = Limits.present("body", body);
        Limits.present("id", request.id());
        Limits.telegramId("telegramId", request.telegramId());
        return redeem.redeem(Limits.promoCode(code), request).map(PromoCodeResource::answer);
    }

    /** As PostgreSQL keeps it, so that a repeat is the same to the last digit. */
    private static @Nullable Instant kept(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static Response answer(PromoOutcome outcome) {
        return switch (outcome) {
            case Made made -> Answers.made(made.code(), made.repeated());
            case Redeemed redeemed -> Answers.made(redeemed.redemption(), redeemed.repeated());
            case IdTaken taken -> Answers.idTaken();
            case Unknown unknown -> Answers.unknown("promo-code");
            case Refused refused ->
                Problem.of(409, "promo-code-refused", "Promo code refused", "The code grants nothing.")
                        .because(refused.reason())
                        .response();
        };
    }
}
