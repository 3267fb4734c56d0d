package dev.aisha.worker.fetch;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.request.GetFile;
import com.pengrad.telegrambot.response.GetFileResponse;
import dev.aisha.contract.FailureCode;
import dev.aisha.worker.pace.Attempt;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotYet;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.workspace.BoundedCopy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Files that Telegram keeps. The bot's token is part of every address here, so no address and no exception of the HTTP
 * client leaves this class.
 */
@Singleton
final class TelegramFiles {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

    private final OkHttpClient http;
    private final TelegramBot bot;
    private final HttpUrl files;
    private final TelegramHealth health;

    TelegramFiles(FetchConfig config, TelegramHealth health) {
        this.health = health;
        http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT_LIMIT)
                .readTimeout(SILENCE_LIMIT)
                .callTimeout(config.downloadTimeLimit())
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
        String server = config.telegramApiUrl().replaceAll("/+$", "");
        bot = new TelegramBot.Builder(config.telegramToken())
                .apiUrl(server + "/bot")
                .fileApiUrl(server + "/file/bot")
                .okHttpClient(http)
                .build();
        files = parse(server + "/file/bot" + config.telegramToken());
    }

    private static HttpUrl parse(String url) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            throw new IllegalArgumentException("TELEGRAM_API_URL is malformed");
        }
        return parsed;
    }

    /** One try to bring a file here. The link that Telegram gives is good for an hour, so each try asks for a new one. */
    Attempt<Path> fetch(String fileId, Path target, long limit) throws JobFailed {
        Attempt<Path> attempt = ask(fileId, target, limit);
        health.answered(attempt instanceof Done);
        return attempt;
    }

    private Attempt<Path> ask(String fileId, Path target, long limit) throws JobFailed {
        @Nullable GetFileResponse answer;
        try {
            answer = bot.execute(new GetFile(fileId)); // null for an empty body
        } catch (RuntimeException e) {
            return unavailable("connection", Duration.ZERO);
        }
        if (answer == null || (answer.isOk() && pathIn(answer) == null)) {
            return unavailable("malformed answer", Duration.ZERO);
        }
        return answer.isOk() ? bring(answer.file().filePath(), target, limit) : refused(answer);
    }

    private static @Nullable String pathIn(GetFileResponse answer) {
        return answer.file() == null ? null : answer.file().filePath();
    }

    private Attempt<Path> bring(String path, Path target, long limit) throws JobFailed {
        if (!path.startsWith("/")) {
            return download(path, target, limit);
        }
        Path shared = Path.of(path); // of a Bot API server in --local mode
        try {
            rejectIfOver(limit, Files.size(shared));
            return Files.isReadable(shared) ? new Done<>(shared) : unavailable("shared file", Duration.ZERO);
        } catch (IOException e) {
            return unavailable("shared file", Duration.ZERO);
        }
    }

    private Attempt<Path> download(String path, Path target, long limit) throws JobFailed {
        Request request = new Request.Builder()
                .url(files.newBuilder().addPathSegments(path).build())
                .build();
        try (Response response = http.newCall(request).execute()) {
            return switch (response.code()) {
                case 200 -> {
                    rejectIfOver(limit, response.body().contentLength());
                    rejectIfOver(limit, BoundedCopy.copy(response.body().byteStream(), target, limit));
                    yield new Done<>(target);
                }
                case 404, 410 -> throw new JobFailed(FailureCode.FILE_GONE);
                default -> unavailable("status " + response.code(), Duration.ZERO);
            };
        } catch (IOException e) {
            return unavailable("download", Duration.ZERO);
        }
    }

    private static void rejectIfOver(long limit, long bytes) throws JobFailed {
        if (bytes > limit) {
            throw new JobFailed(FailureCode.FILE_TOO_BIG);
        }
    }

    private static Attempt<Path> refused(GetFileResponse answer) throws JobFailed {
        @Nullable
        Integer retryAfter =
                answer.parameters() == null ? null : answer.parameters().retryAfter();
        if (answer.errorCode() != 400) {
            return unavailable("status " + answer.errorCode(), Duration.ofSeconds(retryAfter == null ? 0 : retryAfter));
        }
        boolean tooBig = answer.description() != null && answer.description().contains("too big");
        throw new JobFailed(tooBig ? FailureCode.FILE_TOO_BIG : FailureCode.FILE_GONE);
    }

    private static Attempt<Path> unavailable(String problem, Duration notBefore) {
        return new NotYet<>(FailureCode.TELEGRAM_UNAVAILABLE, problem, notBefore);
    }
}
