package dev.aisha.worker.speech;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.audio.AudioChunk;
import dev.aisha.worker.provider.ProviderHttp;
import dev.aisha.worker.provider.ProviderHttp.Answer;
import dev.aisha.worker.provider.ProviderHttp.TooLarge;
import dev.aisha.worker.speech.RequestFields.Field;
import dev.aisha.worker.speech.SpeechAnswer.RefusesAudio;
import dev.aisha.worker.speech.SpeechAnswer.Unavailable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jboss.logging.Logger;

/** Makes one request: {@code POST {OPENAI_BASE_URL}/audio/transcriptions}. */
@Singleton
final class AskSpeechService {
    private static final Logger LOG = Logger.getLogger(AskSpeechService.class);
    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    private final ProviderHttp http;
    private final ReadAnswer read;
    private volatile SpeechEngine engine;

    AskSpeechService(SpeechConfig config, SpeechEngine engine, ReadAnswer read) {
        this.engine = engine;
        this.read = read;
        http = new ProviderHttp(
                config.baseUrl(),
                "audio/transcriptions",
                config.apiKey(),
                config.requestTimeLimit(),
                config.chunkConcurrency());
    }

    /** Sends a chunk and waits for its text. */
    Asked ask(AudioChunk chunk, SpeechHints hints) {
        SpeechEngine asked = engine;
        if (chunk.length().compareTo(asked.longestAudio()) > 0
                || chunk.file().toFile().length() > asked.uploads().largestBytes()) {
            return new Asked(new RefusesAudio(FailureCode.INTERNAL, "chunk larger than its engine takes"));
        }
        try {
            Answer answer = http.post(form(asked, chunk, hints));
            if (!asked.formIsSure() && ReadAnswer.refusesForm(answer.status(), answer.body())) {
                LOG.infof("engine gives no times, asked for text alone model=%s", asked.model());
                engine = asked.withoutTimes();
                return ask(chunk, hints);
            }
            return new Asked(
                    read.read(answer.status(), answer.headers(), answer.body()),
                    read.leaveAlone(answer.status(), answer.headers()));
        } catch (TooLarge e) {
            return new Asked(new Unavailable("answer too large", Duration.ZERO));
        } catch (IOException e) {
            return new Asked(new Unavailable(e.getClass().getSimpleName(), Duration.ZERO));
        }
    }

    /** The file is named after its kind and nothing else: what the user called it is nobody's business. */
    private RequestBody form(SpeechEngine asked, AudioChunk chunk, SpeechHints hints) {
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        for (Field field : RequestFields.of(asked, hints)) {
            form.addFormDataPart(field.name(), field.value());
        }
        form.addFormDataPart(
                "file",
                "audio." + chunk.format(),
                RequestBody.create(chunk.file().toFile(), BYTES));
        return form.build();
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
