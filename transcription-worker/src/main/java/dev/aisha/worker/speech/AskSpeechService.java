package dev.aisha.worker.speech;

import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.speech.SpeechAnswer.Unavailable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Makes one request: {@code POST {OPENAI_BASE_URL}/audio/transcriptions}. Calls are made on the caller's thread, so
 * that OkHttp's limit of five at once per host, which is for its own threads, does not hold them up.
 */
@Singleton
final class AskSpeechService {
    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final long LARGEST_ANSWER = 4L * 1024 * 1024;

    private final OkHttpClient http;
    private final HttpUrl endpoint;
    private final String apiKey;
    private final SpeechEngine engine;
    private final ReadAnswer read;

    AskSpeechService(SpeechConfig config, SpeechEngine engine, ReadAnswer read) {
        this.engine = engine;
        this.read = read;
        apiKey = config.apiKey();
        endpoint = HttpUrl.get(config.baseUrl())
                .newBuilder()
                .addPathSegments("audio/transcriptions")
                .build();
        http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT_LIMIT)
                .readTimeout(config.requestTimeLimit())
                .writeTimeout(config.requestTimeLimit())
                .callTimeout(config.requestTimeLimit())
                .connectionPool(new ConnectionPool(config.chunkConcurrency(), 1, TimeUnit.MINUTES))
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    /** Sends a chunk and waits for its text. */
    SpeechAnswer ask(AudioChunk chunk) {
        try (Response response = http.newCall(request(chunk)).execute()) {
            BufferedSource body = response.body().source();
            if (body.request(LARGEST_ANSWER + 1)) {
                return new Unavailable("answer too large", Duration.ZERO);
            }
            return read.read(
                    response.code(), response.headers(), body.getBuffer().readUtf8());
        } catch (IOException e) {
            return new Unavailable(e.getClass().getSimpleName(), Duration.ZERO);
        }
    }

    /** The file is named after its kind and nothing else: what the user called it is nobody's business. */
    private Request request(AudioChunk chunk) {
        RequestBody form = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("model", engine.model())
                .addFormDataPart("response_format", engine.answer().label())
                .addFormDataPart(
                        "file",
                        "audio." + chunk.format(),
                        RequestBody.create(chunk.file().toFile(), BYTES))
                .build();
        return new Request.Builder()
                .url(endpoint)
                .header("Authorization", "Bearer " + apiKey)
                .post(form)
                .build();
    }
}
