package dev.aisha.worker.speech;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.speech.RequestFields.Field;
import dev.aisha.worker.speech.SpeechAnswer.RefusesAudio;
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
import org.jboss.logging.Logger;

/**
 * Makes one request: {@code POST {OPENAI_BASE_URL}/audio/transcriptions}. Calls are made on the caller's thread, so
 * that OkHttp's limit of five at once per host, which is for its own threads, does not hold them up.
 */
@Singleton
final class AskSpeechService {
    private static final Logger LOG = Logger.getLogger(AskSpeechService.class);
    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final long LARGEST_ANSWER = 4L * 1024 * 1024;

    private final OkHttpClient http;
    private final HttpUrl endpoint;
    private final String apiKey;
    private final ReadAnswer read;
    private volatile SpeechEngine engine;

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
    Asked ask(AudioChunk chunk, SpeechHints hints) {
        SpeechEngine asked = engine;
        if (chunk.length().compareTo(asked.longestAudio()) > 0
                || chunk.file().toFile().length() > asked.uploads().largestBytes()) {
            return new Asked(new RefusesAudio(FailureCode.INTERNAL, "chunk larger than its engine takes"));
        }
        try (Response response = http.newCall(request(asked, chunk, hints)).execute()) {
            BufferedSource body = response.body().source();
            if (body.request(LARGEST_ANSWER + 1)) {
                return new Asked(new Unavailable("answer too large", Duration.ZERO));
            }
            String text = body.getBuffer().readUtf8();
            if (!asked.formIsSure() && ReadAnswer.refusesForm(response.code(), text)) {
                LOG.infof("engine gives no times, asked for text alone model=%s", asked.model());
                engine = asked.withoutTimes();
                return ask(chunk, hints);
            }
            return new Asked(
                    read.read(response.code(), response.headers(), text),
                    read.leaveAlone(response.code(), response.headers()));
        } catch (IOException e) {
            return new Asked(new Unavailable(e.getClass().getSimpleName(), Duration.ZERO));
        }
    }

    /** The file is named after its kind and nothing else: what the user called it is nobody's business. */
    private Request request(SpeechEngine asked, AudioChunk chunk, SpeechHints hints) {
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        for (Field field : RequestFields.of(asked, hints)) {
            form.addFormDataPart(field.name(), field.value());
        }
        form.addFormDataPart(
                "file",
                "audio." + chunk.format(),
                RequestBody.create(chunk.file().toFile(), BYTES));
        return new Request.Builder()
                .url(endpoint)
                .header("Authorization", "Bearer " + apiKey)
                .post(form.build())
                .build();
    }

    /**
     * What came of it.
     *
     * @param leaveAlone for how long the service asks everybody to leave it alone; zero where it does not
     */
    record Asked(SpeechAnswer answer, Duration leaveAlone) {
        Asked(SpeechAnswer answer) {
            this(answer, Duration.ZERO);
        }
    }
}
