package dev.aisha.gateway.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.JobId;
import dev.aisha.contract.billing.Account;
import dev.aisha.contract.billing.CapturedReservation;
import dev.aisha.contract.billing.HeldReservation;
import dev.aisha.contract.billing.InsufficientFunds;
import dev.aisha.contract.billing.ReleaseRequest;
import dev.aisha.contract.billing.ReservationRequest;
import dev.aisha.contract.billing.ReservationState;
import dev.aisha.contract.billing.SecondsRequest;
import dev.aisha.gateway.jobs.Settlement;
import dev.aisha.platform.InternalTokens;
import jakarta.inject.Singleton;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jboss.logging.Logger;

/** Billing's HTTP API. Every call may be repeated. */
@Singleton
public final class BillingClient {
    private static final Logger LOG = Logger.getLogger(BillingClient.class);
    private static final MediaType JSON = MediaType.get("application/json");

    /** More than any answer of billing; what is longer comes from somewhere else. */
    private static final long LONGEST_ANSWER = 64 * 1024;

    private final OkHttpClient http;
    private final HttpUrl url;
    private final InternalTokens tokens;
    private final ObjectMapper json;

    BillingClient(BillingConfig config, InternalTokens tokens, ObjectMapper json) {
        this.url = HttpUrl.get(config.url());
        this.tokens = tokens;
        this.json = json;
        this.http = new OkHttpClient.Builder()
                .connectTimeout(config.connectTimeout())
                .callTimeout(config.callTimeout())
                .followRedirects(false)
                .build();
    }

    /** Holds what {@code request} asks for. */
    public ReserveOutcome reserve(JobId job, ReservationRequest request) {
        Answer answer = call(put(request, "v1", "reservations", job.toString()));
        return switch (answer.status()) {
            case 200, 201 -> {
                HeldReservation held = answer.as(HeldReservation.class);
                yield held.state() == ReservationState.HELD
                        ? new ReserveOutcome.Held(held)
                        : new ReserveOutcome.Refused(answer.status());
            }
            case 402 -> new ReserveOutcome.TooLittle(answer.as(InsufficientFunds.class));
            case 400, 409 -> new ReserveOutcome.Refused(answer.status());
            default -> {
                answer.logUnlessUnreachable("reserve", job);
                yield new ReserveOutcome.Unavailable();
            }
        };
    }

    /** Takes what {@code seconds} cost out of the hold. {@link Settlement.Due}: billing could not be reached. */
    public Settlement capture(JobId job, long seconds) {
        Answer answer = call(post(new SecondsRequest(seconds), "v1", "reservations", job.toString(), "capture"));
        return switch (answer.status()) {
            case 200 -> {
                CapturedReservation paid = answer.as(CapturedReservation.class);
                yield new Settlement.Captured(paid.coins(), paid.freeSeconds(), paid.balance());
            }
            case 400, 404, 409 -> new Settlement.Refused();
            default -> stillDue(answer, "capture", job);
        };
    }

    /** Gives the hold back; an id that holds nothing counts as given back. */
    public Settlement release(JobId job, String reason) {
        Answer answer = call(post(new ReleaseRequest(reason), "v1", "reservations", job.toString(), "release"));
        return switch (answer.status()) {
            case 200, 404 -> new Settlement.Released();
            case 400, 409 -> new Settlement.Refused();
            default -> stillDue(answer, "release", job);
        };
    }

    /** A user's account. */
    public AccountOutcome account(long telegramId) {
        Answer answer = call(request("v1", "users", String.valueOf(telegramId), "account")
                .get()
                .build());
        return switch (answer.status()) {
            case 200 -> new AccountOutcome.Found(answer.as(Account.class));
            case 404 -> new AccountOutcome.Newcomer();
            default -> new AccountOutcome.Unavailable();
        };
    }

    private static Settlement stillDue(Answer answer, String call, JobId job) {
        answer.logUnlessUnreachable(call, job);
        return new Settlement.Due();
    }

    private Answer call(Request request) {
        try (Response response = http.newCall(request).execute()) {
            return new Answer(response.code(), response.peekBody(LONGEST_ANSWER).string(), json);
        } catch (IOException e) {
            LOG.debugf("billing not reached fault=%s", e.getClass().getSimpleName());
            return new Answer(0, "", json);
        }
    }

    private Request put(Object body, String... path) {
        return request(path).put(write(body)).build();
    }

    private Request post(Object body, String... path) {
        return request(path).post(write(body)).build();
    }

    private Request.Builder request(String... path) {
        HttpUrl.Builder address = url.newBuilder();
        for (String segment : path) {
            address.addPathSegment(segment);
        }
        return new Request.Builder().url(address.build()).header("Authorization", "Bearer " + tokens.current());
    }

    private RequestBody write(Object body) {
        try {
            return RequestBody.create(json.writeValueAsBytes(body), JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request of ours cannot be written", e);
        }
    }

    /** An answer; status 0 where none came. */
    private record Answer(int status, String body, ObjectMapper json) {

        <T> T as(Class<T> type) {
            try {
                return json.readValue(body, type);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("billing answered " + status + " without the fields it promises", e);
            }
        }

        void logUnlessUnreachable(String call, JobId job) {
            if (status != 0) {
                LOG.warnf("billing did not do it, to be tried again call=%s jobId=%s status=%d", call, job, status);
            }
        }
    }
}
