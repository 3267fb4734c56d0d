package dev.aisha.worker.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.contract.billing.SecondsRequest;
import dev.aisha.platform.InternalTokens;
import dev.aisha.platform.tracing.Traces;
import dev.aisha.worker.pace.Attempt;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotYet;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.pace.Patience;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jboss.logging.Logger;

/** Has more seconds held for a job whose audio is longer than announced. */
@Singleton
public final class RaiseReservation {
    private static final Logger LOG = Logger.getLogger(RaiseReservation.class);
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(5))
            .callTimeout(Duration.ofSeconds(20))
            .followRedirects(false)
            .build();
    private final HttpUrl billing;
    private final InternalTokens tokens;
    private final Patience patience;
    private final ObjectMapper json;
    private final Traces traces;

    RaiseReservation(BillingConfig config, InternalTokens tokens, Patience patience, ObjectMapper json, Traces traces) {
        this.traces = traces;
        this.billing = HttpUrl.get(config.url());
        this.tokens = tokens;
        this.patience = patience;
        this.json = json;
    }

    /** What is held for a job, to be raised as its audio turns out longer. */
    public CoveredSeconds of(TranscriptionJob job, Deadline deadline) {
        return new CoveredSeconds(
                job.heldSeconds(), seconds -> patience.insist("billing", deadline, () -> raise(job.id(), seconds)));
    }

    private Attempt<Long> raise(JobId job, long seconds) throws JobFailed {
        return traces.call(
                "billing POST", () -> exchange(job, seconds), attempt -> attempt instanceof Done ? "done" : "not yet");
    }

    private Attempt<Long> exchange(JobId job, long seconds) throws JobFailed {
        try (Response response = http.newCall(request(job, seconds)).execute()) {
            return switch (response.code()) {
                case 200 -> new Done<>(seconds);
                case 402 -> throw new JobFailed(FailureCode.NOT_ENOUGH_COINS);
                case 400, 404, 409 -> {
                    LOG.warnf("billing holds nothing to raise jobId=%s status=%d", job, response.code());
                    throw new JobFailed(FailureCode.INTERNAL);
                }
                default -> new NotYet<>(FailureCode.INTERNAL, "status " + response.code());
            };
        } catch (IOException e) {
            return new NotYet<>(FailureCode.INTERNAL, "connection");
        }
    }

    private Request request(JobId job, long seconds) {
        HttpUrl url = billing.newBuilder()
                .addPathSegments("v1/reservations")
                .addPathSegment(job.toString())
                .addPathSegment("raise")
                .build();
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer " + tokens.current())
                .post(RequestBody.create(body(seconds), JSON));
        Traces.traceparent().ifPresent(here -> request.header(Traces.TRACEPARENT, here));
        return request.build();
    }

    private byte[] body(long seconds) {
        try {
            return json.writeValueAsBytes(new SecondsRequest(seconds));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
