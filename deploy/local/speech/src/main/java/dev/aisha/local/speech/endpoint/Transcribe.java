package dev.aisha.local.speech.endpoint;

import dev.aisha.local.speech.audio.DecodeAudio;
import dev.aisha.local.speech.audio.DecodeAudio.Decoded;
import dev.aisha.local.speech.audio.DecodeAudio.TooLong;
import dev.aisha.local.speech.audio.DecodeAudio.Undecodable;
import dev.aisha.local.speech.endpoint.ReceivedForm.UploadedFile;
import dev.aisha.local.speech.recognition.Answer;
import dev.aisha.local.speech.recognition.AudioClip;
import dev.aisha.local.speech.recognition.Fault;
import dev.aisha.local.speech.recognition.Recogniser;
import dev.aisha.local.speech.recognition.Recognition;
import dev.aisha.local.speech.recognition.SpeechRequest;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decodes and recognises on as many threads as the recogniser allows. A few requests wait; what comes on top is told to
 * come again. A request whose client has gone is given up.
 */
public final class Transcribe implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Transcribe.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** OpenAI refuses what is shorter. */
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final Recogniser recogniser;
    private final DecodeAudio decodeAudio;
    private final ThreadPoolExecutor threads;
    private final AtomicInteger requests = new AtomicInteger();

    /** At most {@code waiting} requests queue while all threads are busy. */
    public Transcribe(Recogniser recogniser, DecodeAudio decodeAudio, int waiting) {
        this.recogniser = recogniser;
        this.decodeAudio = decodeAudio;
        this.threads = new ThreadPoolExecutor(
                recogniser.parallelism(),
                recogniser.parallelism(),
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().daemon().name("speech-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    String recogniserName() {
        return recogniser.name();
    }

    int underWay() {
        return threads.getActiveCount();
    }

    int waiting() {
        return threads.getQueue().size();
    }

    /** Answers the request now or later; called on its event loop. */
    void take(RoutingContext context, ReceivedForm form, String apiKey) {
        var refusal = CheckForm.refusal(form);
        if (refusal.isPresent()) {
            AnswerRequest.play(context, refusal.get());
            return;
        }
        var eventLoop = context.vertx().getOrCreateContext();
        var task = new FutureTask<Void>(() -> answer(context, eventLoop, form, apiKey), null);
        context.response().closeHandler(gone -> {
            task.cancel(true);
            threads.remove(task);
        });
        try {
            threads.execute(task);
        } catch (RejectedExecutionException full) {
            AnswerRequest.play(context, Fault.rateLimited(RETRY_AFTER));
        }
    }

    private void answer(RoutingContext context, Context eventLoop, ReceivedForm form, String apiKey) {
        try {
            var file = form.file().orElseThrow();
            switch (decodeAudio.decode(file.content().getBytes())) {
                case Decoded decoded ->
                    recognise(context, eventLoop, form, request(form, file, decoded.clip(), apiKey));
                case Undecodable undecodable ->
                    play(
                            context,
                            eventLoop,
                            Refusals.badRequest("The audio file could not be decoded or its format is not supported."));
                case TooLong tooLong ->
                    play(
                            context,
                            eventLoop,
                            Refusals.badRequest("Audio file is longer than " + DecodeAudio.LONGEST.toMinutes()
                                    + " minutes, the most that this server takes."));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException fault) {
            LOG.log(Level.WARNING, "recognition failed", fault);
            play(context, eventLoop, Fault.serverError());
        }
    }

    private SpeechRequest request(ReceivedForm form, UploadedFile file, AudioClip clip, String apiKey) {
        return new SpeechRequest(
                requests.incrementAndGet(), apiKey, file.name(), file.content().getBytes(), clip, form.fields());
    }

    private void recognise(RoutingContext context, Context eventLoop, ReceivedForm form, SpeechRequest request)
            throws InterruptedException {
        if (request.duration().compareTo(SHORTEST) < 0) {
            play(
                    context,
                    eventLoop,
                    Refusals.badRequest(
                            "Audio file is too short. Minimum audio length is 0.1 seconds.", "audio_too_short"));
            return;
        }
        Answer answer = recogniser.recognise(request);
        switch (answer) {
            case Fault fault -> play(context, eventLoop, fault);
            case Recognition recognition -> {
                var model = EngineModel.of(request.model()).orElseThrow();
                var granularities = form.values("timestamp_granularities[]");
                var written = new WriteTranscript(model, granularities, request.duration(), recognition);
                var body = written.in(form.format());
                eventLoop.runOnContext(now -> AnswerRequest.send(context, body));
            }
        }
    }

    private static void play(RoutingContext context, Context eventLoop, Fault fault) {
        eventLoop.runOnContext(now -> AnswerRequest.play(context, fault));
    }

    /** Stops what is under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
