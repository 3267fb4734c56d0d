package dev.aisha.billing;

import dev.aisha.billing.platform.Answers;
import dev.aisha.billing.platform.Limits;
import dev.aisha.billing.reservation.ReservationOutcome;
import dev.aisha.billing.reservation.ReservationOutcome.Captured;
import dev.aisha.billing.reservation.ReservationOutcome.FundsShort;
import dev.aisha.billing.reservation.ReservationOutcome.Held;
import dev.aisha.billing.reservation.ReservationOutcome.IdTaken;
import dev.aisha.billing.reservation.ReservationOutcome.MoreThanHeld;
import dev.aisha.billing.reservation.ReservationOutcome.NothingToRefund;
import dev.aisha.billing.reservation.ReservationOutcome.Raised;
import dev.aisha.billing.reservation.ReservationOutcome.Refunded;
import dev.aisha.billing.reservation.ReservationOutcome.Released;
import dev.aisha.billing.reservation.ReservationOutcome.SettledOtherwise;
import dev.aisha.billing.reservation.ReservationOutcome.Unknown;
import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.CapturedReservation;
import dev.aisha.contract.billing.HeldReservation;
import dev.aisha.contract.billing.InsufficientFunds;
import dev.aisha.contract.billing.RefundedReservation;
import dev.aisha.contract.billing.ReleaseRequest;
import dev.aisha.contract.billing.ReleasedReservation;
import dev.aisha.contract.billing.ReservationRefundRequest;
import dev.aisha.contract.billing.ReservationRequest;
import dev.aisha.contract.billing.SecondsRequest;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Reservations over HTTP: judges requests, puts outcomes into words. The same request again has the same answer. */
@Path("/v1/reservations/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class ReservationResource {
    private final ReservationFlow flow;
    private final ReservationJournal journal;

    ReservationResource(ReservationFlow flow, ReservationJournal journal) {
        this.flow = flow;
        this.journal = journal;
    }

    @PUT
    @Operation(summary = "Hold what a job costs")
    @APIResponse(
            responseCode = "201",
            description = "held",
            content = @Content(schema = @Schema(implementation = HeldReservation.class)))
    @APIResponse(
            responseCode = "200",
            description = "the same request again: the reservation as it stands",
            content = @Content(schema = @Schema(implementation = HeldReservation.class)))
    @APIResponse(
            responseCode = "402",
            description = "funds fall short, nothing is kept",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = InsufficientFunds.class)))
    @APIResponse(responseCode = "409", description = "the id is known for another user, other seconds or another price")
    public Uni<Response> reserve(@PathParam("id") String id, @Nullable ReservationRequest body) {
        JobId job = Limits.jobId(id);
        ReservationRequest request = checked(Limits.present("body", body));
        return flow.reserve(job, request).map(outcome -> answer(job, outcome));
    }

    @POST
    @Path("/raise")
    @Operation(summary = "Hold enough for audio that is longer than announced")
    @APIResponse(
            responseCode = "200",
            description = "the hold that covers these seconds",
            content = @Content(schema = @Schema(implementation = HeldReservation.class)))
    @APIResponse(
            responseCode = "402",
            description = "funds fall short, the old hold stands",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = InsufficientFunds.class)))
    @APIResponse(responseCode = "409", description = "settled before, for fewer seconds")
    public Uni<Response> raise(@PathParam("id") String id, @Nullable SecondsRequest body) {
        JobId job = Limits.jobId(id);
        long seconds = checked(Limits.present("body", body));
        return flow.raise(job, seconds).map(outcome -> answer(job, outcome));
    }

    @POST
    @Path("/capture")
    @Operation(summary = "Take what the job cost and give the rest back")
    @APIResponse(
            responseCode = "200",
            description = "captured",
            content = @Content(schema = @Schema(implementation = CapturedReservation.class)))
    @APIResponse(responseCode = "409", description = "more than is held, or settled otherwise before")
    public Uni<Response> capture(@PathParam("id") String id, @Nullable SecondsRequest body) {
        JobId job = Limits.jobId(id);
        long seconds = checked(Limits.present("body", body));
        return flow.capture(job, seconds).map(outcome -> answer(job, outcome));
    }

    @POST
    @Path("/release")
    @Operation(summary = "Give everything back")
    @APIResponse(
            responseCode = "200",
            description = "released",
            content = @Content(schema = @Schema(implementation = ReleasedReservation.class)))
    @APIResponse(responseCode = "409", description = "captured before")
    public Uni<Response> release(@PathParam("id") String id, @Nullable ReleaseRequest body) {
        JobId job = Limits.jobId(id);
        String reason = Limits.remark("reason", Limits.present("body", body).reason());
        return flow.release(job, reason).map(outcome -> answer(job, outcome));
    }

    @POST
    @Path("/refund")
    @Operation(summary = "Give the coins of a captured reservation back, once")
    @APIResponse(
            responseCode = "200",
            description = "refunded",
            content = @Content(schema = @Schema(implementation = RefundedReservation.class)))
    @APIResponse(responseCode = "409", description = "no coins were captured, or refunded before for another reason")
    public Uni<Response> refund(@PathParam("id") String id, @Nullable ReservationRefundRequest body) {
        JobId job = Limits.jobId(id);
        ReservationRefundRequest request = Limits.present("body", body);
        Limits.remark("reason", request.reason());
        Limits.remark("operator", request.operator());
        return flow.refund(job, request).map(outcome -> answer(job, outcome));
    }

    private static ReservationRequest checked(ReservationRequest request) {
        ReservationRequest.User user = Limits.present("user", request.user());
        Limits.telegramId("user.telegramId", user.telegramId());
        Limits.text("user.username", user.username());
        Limits.text("user.firstName", user.firstName());
        Limits.seconds(request.seconds());
        if (request.coins() != null) {
            Limits.coins("coins", request.coins());
            Limits.between("seconds", request.seconds(), 1, 1);
        }
        return request;
    }

    private static long checked(SecondsRequest request) {
        Limits.seconds(request.seconds());
        return request.seconds();
    }

    private Response answer(JobId id, ReservationOutcome outcome) {
        journal.write(id, outcome);
        return switch (outcome) {
            case Held held -> Answers.made(held.reservation(), held.repeated());
            case Raised raised -> Response.ok(raised.reservation()).build();
            case Captured captured -> Response.ok(captured.reservation()).build();
            case Released released -> Response.ok(released.reservation()).build();
            case Refunded refunded -> Response.ok(refunded.reservation()).build();
            case NothingToRefund nothing ->
                Problem.of(409, "nothing-to-refund", "Nothing to refund", "The reservation took no coins.")
                        .with(Map.of("state", nothing.state()))
                        .response();
            case FundsShort gap -> insufficientFunds(gap.figures()).response();
            case IdTaken taken -> Answers.idTaken();
            case Unknown unknown -> Answers.unknown("reservation");
            case MoreThanHeld more ->
                Problem.of(409, "more-than-held", "More than held", "Raise the reservation before capturing more.")
                        .with(Map.of("heldSeconds", more.heldSeconds()))
                        .response();
            case SettledOtherwise settled ->
                Problem.of(409, "settled-otherwise", "Settled otherwise", "The reservation was settled before.")
                        .with(Map.of("state", settled.state()))
                        .response();
        };
    }

    private static Problem insufficientFunds(InsufficientFunds figures) {
        return Problem.of(402, "insufficient-funds", "Insufficient funds", "The balance does not reach for this.")
                .with(Map.of(
                        "missing", figures.missing().toPlainString(),
                        "available", figures.available().toPlainString()));
    }
}
