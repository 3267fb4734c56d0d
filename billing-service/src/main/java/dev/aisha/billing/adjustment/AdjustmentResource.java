package dev.aisha.billing.adjustment;

import dev.aisha.billing.account.UnknownUser;
import dev.aisha.billing.adjustment.AdjustmentOutcome.Adjusted;
import dev.aisha.billing.adjustment.AdjustmentOutcome.CoinsSpent;
import dev.aisha.billing.adjustment.AdjustmentOutcome.IdTaken;
import dev.aisha.billing.adjustment.AdjustmentOutcome.UserUnknown;
import dev.aisha.billing.platform.Answers;
import dev.aisha.billing.platform.Limits;
import dev.aisha.contract.billing.Adjustment;
import dev.aisha.contract.billing.AdjustmentRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Adjustments over HTTP, for ops. The same request again has the same answer. */
@Path("/v1/users/{telegramId}/adjustments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class AdjustmentResource {
    private static final Logger LOG = Logger.getLogger(AdjustmentResource.class);

    private final AdjustBalance adjust;

    AdjustmentResource(AdjustBalance adjust) {
        this.adjust = adjust;
    }

    @POST
    @Operation(summary = "Add coins to a balance or take some, for a reason")
    @APIResponse(
            responseCode = "201",
            description = "adjusted",
            content = @Content(schema = @Schema(implementation = Adjustment.class)))
    @APIResponse(
            responseCode = "200",
            description = "adjusted before, with the same answer",
            content = @Content(schema = @Schema(implementation = Adjustment.class)))
    @APIResponse(
            responseCode = "409",
            description = "the id is known with another body, or the coins are spent or held: missing, available")
    public Uni<Response> adjust(@PathParam("telegramId") String telegramId, @Nullable AdjustmentRequest body) {
        long user = Limits.telegramId(telegramId);
        AdjustmentRequest request = Limits.present("body", body);
        UUID id = Limits.present("id", request.id());
        BigDecimal amount = Limits.signedCoins("amount", request.amount());
        Limits.remark("reason", request.reason());
        Limits.remark("operator", request.operator());
        return adjust.adjust(user, request, amount).map(outcome -> answer(id, outcome));
    }

    private static Response answer(UUID id, AdjustmentOutcome outcome) {
        LOG.infof("adjustment answered id=%s outcome=%s", id, outcome.getClass().getSimpleName());
        return switch (outcome) {
            case Adjusted adjusted -> Answers.made(adjusted.adjustment(), adjusted.repeated());
            case IdTaken taken -> Answers.idTaken();
            case UserUnknown unknown -> UnknownUser.problem().problem().response();
            case CoinsSpent spent -> Answers.coinsSpent(spent.missing(), spent.available());
        };
    }
}
