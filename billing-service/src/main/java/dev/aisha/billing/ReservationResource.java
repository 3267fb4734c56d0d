package dev.aisha.billing;

import dev.aisha.billing.platform.Limits;
import dev.aisha.billing.reservation.ReservationOutcome;
import dev.aisha.billing.reservation.ReservationOutcome.Captured;
import dev.aisha.billing.reservation.ReservationOutcome.FundsShort;
import dev.aisha.billing.reservation.ReservationOutcome.Held;
import dev.aisha.billing.reservation.ReservationOutcome.IdTaken;
import dev.aisha.billing.reservation.ReservationOutcome.MoreThanHeld;
import dev.aisha.billing.reservation.ReservationOutcome.Raised;
import dev.aisha.billing.reservation.ReservationOutcome.Released;
import dev.aisha.billing.reservation.ReservationOutcome.SettledOtherwise;
import dev.aisha.billing.reservation.ReservationOutcome.Unknown;
import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.CapturedReservation;
import dev.aisha.contract.billing.HeldReservation;
import dev.aisha.contract.billing.InsufficientFunds;
import dev.aisha.contract.billing.ReleaseRequest;
import dev.aisha.contract.billing.ReleasedReservation;
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
    @APIResponse(responseCode = "409", description = "the id is known for another user or other seconds")
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

    private static ReservationRequest checked(ReservationRequest request) {
        ReservationRequest.User user = Limits.present("user", request.user());
        Limits.telegramId("user.telegramId", user.telegramId());
        Limits.text("user.username", user.username());
        Limits.text("user.firstName", user.firstName());
        Limits.seconds(request.seconds());
        return request;
    }

    private static long checked(SecondsRequest request) {
        Limits.seconds(request.seconds());
        return request.seconds();
    }

    private Response answer(JobId id, ReservationOutcome outcome) {
        journal.write(id, outcome);
        return switch (outcome) {
            case Held held ->
                Response.status(held.repeated() ? 200 : 201)
                        .entity(held.reservation())
                        .build();
            case Raised raised -> Response.ok(raised.reservation()).build();
            case Captured captured -> Response.ok(captured.reservation()).build();
            case Released released -> Response.ok(released.reservation()).build();
            case FundsShort gap -> insufficientFunds(gap.figures()).response();
            case IdTaken taken ->
                Problem.of(409, "id-taken", "Id taken", "The id is known for another user or for other seconds.")
                        .response();
            case Unknown unknown ->
                Problem.of(404, "unknown-reservation", "Unknown reservation", "There is no reservation of this id.")
                        .response();
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
        return Problem.of(402, "insufficient-funds", "Insufficient funds", "The balance does not reach for this audio.")
                .with(Map.of(
                        "missing", figures.missing().toPlainString(),
                        "available", figures.available().toPlainString()));
    }
}
