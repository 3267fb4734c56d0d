package dev.aisha.worker.fetch;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.File;
import com.pengrad.telegrambot.request.GetFile;
import com.pengrad.telegrambot.response.GetFileResponse;
import dev.aisha.contract.FailureCode;
import dev.aisha.worker.pace.Attempt;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotYet;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.workspace.JobFolder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.Dns;
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
    /** Telegram's own server, which is no neighbour. */
    private static final String CLOUD = "api.telegram.org";

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

    private final OkHttpClient http;
    private final TelegramBot bot;
    private final HttpUrl files;
    private final boolean mayShare;
    private final TelegramHealth health;

    @Inject
    TelegramFiles(FetchConfig config, TelegramHealth health) {
        this(config, health, Dns.SYSTEM);
    }

    TelegramFiles(FetchConfig config, TelegramHealth health, Dns names) {
        this.health = health;
        http = new OkHttpClient.Builder()
                .dns(names)
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
        mayShare = !isCloud(files.host());
    }

    private static boolean isCloud(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return name.equals(CLOUD);
    }

    private static HttpUrl parse(String url) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            throw new IllegalArgumentException("TELEGRAM_API_URL is malformed");
        }
        return parsed;
    }

    /** Whether files may lie where the worker sees them without a download. */
    boolean mayShare() {
        return mayShare;
    }

    /** One try to bring a file here. The link that Telegram gives is good for an hour, so each try asks for a new one. */
    Attempt<Path> fetch(String fileId, JobFolder folder, long limit) throws JobFailed {
        Attempt<Path> attempt = ask(fileId, folder, limit);
        health.answered(attempt instanceof Done);
        return attempt;
    }

    private Attempt<Path> ask(String fileId, JobFolder folder, long limit) throws JobFailed {
        @Nullable GetFileResponse answer;
        try {
            answer = bot.execute(new GetFile(fileId)); // null for an empty body
        } catch (RuntimeException e) {
            return unavailable("connection", Duration.ZERO);
        }
        if (answer == null || (answer.isOk() && pathIn(answer) == null)) {
            return unavailable("malformed answer", Duration.ZERO);
        }
        return answer.isOk() ? bring(answer.file(), folder, limit) : refused(answer);
    }

    private static @Nullable String pathIn(GetFileResponse answer) {
        return answer.file() == null ? null : answer.file().filePath();
    }

    private Attempt<Path> bring(File file, JobFolder folder, long limit) throws JobFailed {
        if (!file.filePath().startsWith("/")) {
            return download(file, folder, limit);
        }
        return mayShare ? SharedFile.name(file.filePath(), folder, limit) : unavailable("absolute path", Duration.ZERO);
    }

    private Attempt<Path> download(File file, JobFolder folder, long limit) throws JobFailed {
        Request request = new Request.Builder()
                .url(files.newBuilder().addPathSegments(file.filePath()).build())
                .build();
        try (Response response = http.newCall(request).execute()) {
            return switch (response.code()) {
                case 200 -> {
                    long said = Math.max(sizeIn(file), response.body().contentLength());
                    yield new Done<>(folder.receive(response.body().byteStream(), said, limit));
                }
                case 404, 410 -> throw new JobFailed(FailureCode.FILE_GONE);
                default -> unavailable("status " + response.code(), Duration.ZERO);
            };
        } catch (IOException e) {
            return unavailable("download", Duration.ZERO);
        }
    }

    private static long sizeIn(File file) {
        return file.fileSize() == null ? 0 : Math.max(0, file.fileSize());
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
