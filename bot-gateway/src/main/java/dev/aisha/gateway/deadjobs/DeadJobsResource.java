package dev.aisha.gateway.deadjobs;

import dev.aisha.contract.JobId;
import dev.aisha.gateway.internalapi.BoundedCalls;
import dev.aisha.gateway.internalapi.InternalApi;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobLedger;
import dev.aisha.gateway.submission.DeadEntries;
import dev.aisha.gateway.submission.DeadEntry;
import dev.aisha.platform.Problem;
import dev.aisha.platform.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Dead jobs over HTTP. */
@Singleton
@Path("/v1/dead-jobs")
@Produces(MediaType.APPLICATION_JSON)
@InternalApi
public final class DeadJobsResource {
    private static final Logger LOG = Logger.getLogger(DeadJobsResource.class);
    private static final int MOST_LISTED = 1000;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern ENTRY_ID = Pattern.compile("\\d{1,15}-\\d{1,15}");

    private final DeadEntries entries;
    private final JobLedger ledger;
    private final PutBack putBack;
    private final BoundedCalls calls = new BoundedCalls();

    DeadJobsResource(DeadEntries entries, JobLedger ledger, PutBack putBack) {
        this.entries = entries;
        this.ledger = ledger;
        this.putBack = putBack;
    }

    /** Up to {@code limit} of them, 1 to 1000. */
    @GET
    @RunOnVirtualThread
    public Response list(@QueryParam("limit") @DefaultValue("100") String limit) {
        int most = limit(limit);
        return calls.answer(() -> {
            List<DeadEntry> newest = entries.newest(most);
            Map<JobId, Job> jobs = ledger.findAll(newest.stream()
                    .map(DeadEntry::jobId)
                    .filter(Objects::nonNull)
                    .toList());
            List<DeadJob> dead = newest.stream()
                    .map(entry -> DeadJob.of(entry, entry.jobId() == null ? null : jobs.get(entry.jobId())))
                    .toList();
            return Response.ok(new DeadJobs(dead)).build();
        });
    }

    /** Has the note done over: 201 with the new job, 200 if that was made before, 404, or 409 if the job has not failed. */
    @POST
    @Path("/{entry}/put-back")
    @RunOnVirtualThread
    public Response putBack(@PathParam("entry") String entry) {
        String id = entryId(entry);
        return calls.answer(() -> switch (putBack.putBack(id)) {
            case PutBackOutcome.PutBack done ->
                Response.status(done.made() ? 201 : 200).entity(done.job()).build();
            case PutBackOutcome.NoSuchEntry none -> unknown();
            case PutBackOutcome.NoJob none ->
                notFailed("The entry holds no job that the ledger knows.")
                        .because("no-job")
                        .response();
            case PutBackOutcome.NotFailed other ->
                notFailed("Only a job that has failed is put back; one that has not ended goes on by itself.")
                        .with(Map.of("state", DeadJob.name(other.state())))
                        .response();
        });
    }

    /** Forgets an entry, and leaves its job as it is: 204, or 404. */
    @DELETE
    @Path("/{entry}")
    @RunOnVirtualThread
    public Response forget(@PathParam("entry") String entry) {
        String id = entryId(entry);
        return calls.answer(() -> {
            if (!entries.forget(id)) {
                return unknown();
            }
            LOG.infof("dead job forgotten entry=%s", id);
            return Response.noContent().build();
        });
    }

    private static int limit(String text) {
        int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST_LISTED) {
            throw invalid("limit", "must be a whole number from 1 to " + MOST_LISTED);
        }
        return limit;
    }

    private static String entryId(String text) {
        if (!ENTRY_ID.matcher(text).matches()) {
            throw invalid("entry", "must be an entry's id, such as 1794700000000-0");
        }
        return text;
    }

    private static ProblemException invalid(String field, String rule) {
        return new ProblemException(Problem.of(400, "invalid-request", "Invalid request", field + " " + rule + ".")
                .because("malformed")
                .with(Map.of("field", field)));
    }

    private static Response unknown() {
        return Problem.of(
                        404, "unknown-dead-job", "Unknown dead job", "There is no dead job of this entry, or no more.")
                .response();
    }

    private static Problem notFailed(String detail) {
        return Problem.of(409, "job-not-failed", "Job not failed", detail);
    }
}
