package dev.aisha.gateway.telegram;

import com.google.gson.JsonElement;
import com.google.gson.annotations.SerializedName;
import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.ResponseParameters;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import com.pengrad.telegrambot.utility.BotUtils;
import dev.aisha.platform.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls: the only place where the token meets a URL. The client library throws the transport's exceptions, whose
 * texts may hold that URL; they end here, and only their class is logged.
 */
@Singleton
final class TelegramCalls {
    private static final Logger LOG = Logger.getLogger(TelegramCalls.class);

    private static final String GET_UPDATES = "getUpdates";

    /** Where a 429 does not say how long. */
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);

    /** How much longer than Telegram may hold a poll we wait for its answer. */
    private static final Duration POLL_MARGIN = Duration.ofSeconds(10);

    private final MeterRegistry meters;
    private final Traces traces;
    private final TelegramBot texts;
    private final TelegramBot uploads;
    private final TelegramBot largeUploads;
    private final OkHttpClient polls;
    private final String pollUrl;

    TelegramCalls(TelegramConfig config, MeterRegistry meters, Traces traces) {
        this.meters = meters;
        this.traces = traces;
        OkHttpClient base = new OkHttpClient.Builder()
                .connectTimeout(config.connectTimeout())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false) // a message may have been sent though its answer was lost
                .build();
        String api = config.apiUrl().replaceAll("/+$", "") + "/bot";
        texts = bot(api, config.token(), limited(base, config.callTimeout()));
        uploads = bot(api, config.token(), limited(base, config.uploadTimeout()));
        largeUploads = bot(api, config.token(), limited(base, config.largeUploadTimeout()));
        polls = limited(base, config.longPoll().plus(POLL_MARGIN));
        pollUrl = api + config.token() + "/" + GET_UPDATES;
    }

    private static OkHttpClient limited(OkHttpClient base, Duration timeout) {
        return base.newBuilder()
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .callTimeout(timeout)
                .build();
    }

    private static TelegramBot bot(String api, String token, OkHttpClient client) {
        return new TelegramBot.Builder(token).apiUrl(api).okHttpClient(client).build();
    }

    <T extends BaseRequest<T, R>, R extends BaseResponse> TelegramAnswer<R> call(BaseRequest<T, R> request) {
        return timed(request.getMethod(), () -> ask(texts, request));
    }

    <T extends BaseRequest<T, R>, R extends BaseResponse> TelegramAnswer<R> upload(BaseRequest<T, R> request) {
        return timed(request.getMethod(), () -> ask(uploads, request));
    }

    <T extends BaseRequest<T, R>, R extends BaseResponse> TelegramAnswer<R> uploadLarge(BaseRequest<T, R> request) {
        return timed(request.getMethod(), () -> ask(largeUploads, request));
    }

    /**
     * Calls {@code getUpdates} and leaves each update as it is. The library would read all of an answer or none of it,
     * so that one odd update would keep all others from being taken.
     */
    TelegramAnswer<List<JsonElement>> getUpdates(RequestBody parameters) {
        Request request = new Request.Builder().url(pollUrl).post(parameters).build();
        return timed(GET_UPDATES, () -> {
            try (Response response = polls.newCall(request).execute()) {
                UpdatesEnvelope read = BotUtils.GSON.fromJson(response.body().string(), UpdatesEnvelope.class);
                if (read == null) { // an empty body
                    return new TelegramAnswer.Unreachable<>(true);
                }
                return read.ok()
                        ? new TelegramAnswer.Ok<>(Objects.requireNonNullElse(read.result(), List.of()))
                        : refusal(read.code(), read.description(), read.parameters());
            }
        });
    }

    private static <T extends BaseRequest<T, R>, R extends BaseResponse> TelegramAnswer<R> ask(
            TelegramBot bot, BaseRequest<T, R> request) {
        R response = bot.execute(request);
        if (response == null) { // an empty body
            return new TelegramAnswer.Unreachable<>(true);
        }
        return response.isOk()
                ? new TelegramAnswer.Ok<>(response)
                : refusal(response.errorCode(), response.description(), response.parameters());
    }

    private <R> TelegramAnswer<R> timed(String method, Call<R> call) {
        return traces.call(
                "telegram " + method,
                () -> {
                    Timer.Sample started = Timer.start(meters);
                    TelegramAnswer<R> answer = attempt(method, call);
                    started.stop(meters.timer("aisha.telegram.calls", "method", method, "status", status(answer)));
                    return answer;
                },
                TelegramCalls::status);
    }

    private static <R> TelegramAnswer<R> attempt(String method, Call<R> call) {
        try {
            return call.make();
        } catch (IOException | RuntimeException e) {
            Throwable fault = e.getCause() instanceof IOException io ? io : e;
            LOG.logf(
                    Thread.currentThread().isInterrupted() ? Level.DEBUG : Level.WARN, // the service is stopping
                    "telegram gave no usable answer method=%s fault=%s",
                    method,
                    fault.getClass().getSimpleName());
            return new TelegramAnswer.Unreachable<>(!isUnconnected(fault));
        }
    }

    /** A connection that was never there carried nothing. One that was not made in time is not among these. */
    private static boolean isUnconnected(Throwable fault) {
        return fault instanceof ConnectException
                || fault instanceof UnknownHostException
                || fault instanceof NoRouteToHostException;
    }

    private static <R> TelegramAnswer<R> refusal(
            int code, @Nullable String description, @Nullable ResponseParameters parameters) {
        if (code == 429) {
            return new TelegramAnswer.TooMany<>(retryAfter(parameters));
        }
        if (code >= 500 || code == 0) {
            return new TelegramAnswer.Unreachable<>(true);
        }
        if (parameters != null && parameters.migrateToChatId() != null) {
            return new TelegramAnswer.Moved<>(parameters.migrateToChatId());
        }
        return new TelegramAnswer.Refused<>(code, Objects.requireNonNullElse(description, ""));
    }

    private static Duration retryAfter(@Nullable ResponseParameters parameters) {
        return parameters == null || parameters.retryAfter() == null
                ? DEFAULT_WAIT
                : Duration.ofSeconds(parameters.retryAfter());
    }

    private static String status(TelegramAnswer<?> answer) {
        return switch (answer) {
            case TelegramAnswer.Ok<?> ok -> "ok";
            case TelegramAnswer.Refused<?> refused -> String.valueOf(refused.code());
            case TelegramAnswer.TooMany<?> tooMany -> "429";
            case TelegramAnswer.Moved<?> moved -> "moved";
            case TelegramAnswer.Unreachable<?> unreachable -> "unreachable";
        };
    }

    @FunctionalInterface
    private interface Call<R> {
        TelegramAnswer<R> make() throws IOException;
    }

    /** What {@code getUpdates} answers, with its updates unread. */
    private record UpdatesEnvelope(
            boolean ok,
            @SerializedName("error_code") int code,
            @Nullable String description,
            @Nullable ResponseParameters parameters,
            @Nullable List<JsonElement> result) {}
}
