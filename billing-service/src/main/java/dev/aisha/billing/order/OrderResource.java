package dev.aisha.billing.order;

import dev.aisha.billing.order.OrderOutcome.IdTaken;
import dev.aisha.billing.order.OrderOutcome.Ordered;
import dev.aisha.billing.order.OrderOutcome.Passed;
import dev.aisha.billing.order.OrderOutcome.Refused;
import dev.aisha.billing.order.OrderOutcome.Unknown;
import dev.aisha.billing.order.OrderOutcome.UnknownPackage;
import dev.aisha.billing.platform.Answers;
import dev.aisha.billing.platform.Limits;
import dev.aisha.contract.billing.CheckedOrder;
import dev.aisha.contract.billing.Order;
import dev.aisha.contract.billing.OrderCheckRequest;
import dev.aisha.contract.billing.OrderRequest;
import dev.aisha.platform.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Orders over HTTP. The same request again has the same answer. */
@Path("/v1/orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class OrderResource {
    private final MakeOrder make;
    private final CheckOrder check;

    OrderResource(MakeOrder make, CheckOrder check) {
        this.make = make;
        this.check = check;
    }

    @POST
    @Operation(summary = "Make an order, before its invoice is sent")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = Order.class)))
    @APIResponse(
            responseCode = "200",
            description = "made before, with the same answer",
            content = @Content(schema = @Schema(implementation = Order.class)))
    @APIResponse(responseCode = "404", description = "no package of this name is on sale")
    @APIResponse(responseCode = "409", description = "the id is known for another user or package")
    public Uni<Response> make(@Nullable OrderRequest body) {
        OrderRequest request = Limits.present("body", body);
        Limits.present("id", request.id());
        Limits.telegramId("telegramId", request.telegramId());
        Limits.remark("package", request.packageName());
        return make.make(request).map(OrderResource::answer);
    }

    @POST
    @Path("/{id}/check")
    @Operation(summary = "Check an order before money is taken: payload, user, currency, amount and age")
    @APIResponse(
            responseCode = "200",
            description = "the money may be taken",
            content = @Content(schema = @Schema(implementation = CheckedOrder.class)))
    @APIResponse(
            responseCode = "409",
            description = "it must not be; reason: payload, user, currency, amount or expired")
    public Uni<Response> check(@PathParam("id") String id, @Nullable OrderCheckRequest body) {
        OrderCheckRequest request = Limits.present("body", body);
        Limits.telegramId("telegramId", request.telegramId());
        Limits.remark("payload", request.payload());
        Limits.remark("currency", request.currency());
        return check.check(Limits.uuid(id), request).map(OrderResource::answer);
    }

    private static Response answer(OrderOutcome outcome) {
        return switch (outcome) {
            case Ordered ordered -> Answers.made(ordered.order(), ordered.repeated());
            case Passed passed -> Response.ok(passed.order()).build();
            case Refused refused ->
                Problem.of(409, "order-refused", "Order refused", "The order does not fit the payment.")
                        .because(refused.reason())
                        .response();
            case IdTaken taken -> Answers.idTaken();
            case UnknownPackage unknown -> Answers.unknown("package");
            case Unknown unknown -> Answers.unknown("order");
        };
    }
}
