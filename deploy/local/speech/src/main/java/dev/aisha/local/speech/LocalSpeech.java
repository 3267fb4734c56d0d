package dev.aisha.local.speech;

import dev.aisha.local.speech.audio.DecodeAudio;
import dev.aisha.local.speech.audio.Ffmpeg;
import dev.aisha.local.speech.endpoint.SpeechApi;
import dev.aisha.local.speech.endpoint.Transcribe;
import dev.aisha.local.speech.recognition.Recogniser;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A speech server with OpenAI's transcription endpoint, and its chat completions answered by a stand-in. It listens on this
 * machine only.
 *
 * <pre>{@code
 * var recogniser = ScriptedRecogniser.saying("hello");
 * try (var speech = LocalSpeech.start(Options.with(recogniser))) {
 *     // OPENAI_BASE_URL = speech.baseUrl()
 * }
 * }</pre>
 */
public final class LocalSpeech implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Vertx vertx;
    private final HttpServer server;
    private final Transcribe transcribe;
    private final Recogniser recogniser;
    private final SpeechApi api;

    private LocalSpeech(Vertx vertx, HttpServer server, SpeechApi api, Transcribe transcribe, Recogniser recogniser) {
        this.vertx = vertx;
        this.server = server;
        this.api = api;
        this.transcribe = transcribe;
        this.recogniser = recogniser;
    }

    /**
     * How to start.
     *
     * @param recogniser who listens; closed with the server
     * @param port 0 takes a free one
     * @param apiKey the only key that is accepted; where empty, any key is
     * @param waiting how many requests may wait for a free thread before the server says 429
     * @param ffmpeg the ffmpeg to decode with; where empty, one is found
     */
    public record Options(
            Recogniser recogniser, int port, Optional<String> apiKey, int waiting, Optional<Path> ffmpeg) {

        /** A free port, any key, and as many may wait as are served at once: nobody waits for long to be served. */
        public static Options with(Recogniser recogniser) {
            return new Options(recogniser, 0, Optional.empty(), recogniser.parallelism(), Optional.empty());
        }

        public Options port(int port) {
            return new Options(recogniser, port, apiKey, waiting, ffmpeg);
        }

        public Options apiKey(String apiKey) {
            return new Options(recogniser, port, Optional.of(apiKey), waiting, ffmpeg);
        }

        public Options waiting(int waiting) {
            return new Options(recogniser, port, apiKey, waiting, ffmpeg);
        }

        public Options ffmpeg(Path ffmpeg) {
            return new Options(recogniser, port, apiKey, waiting, Optional.of(ffmpeg));
        }
    }

    /**
     * Starts and returns when requests are served.
     *
     * @throws UncheckedIOException when the port is taken; the recogniser is closed then
     */
    public static LocalSpeech start(Options options) {
        var decodeAudio = new DecodeAudio(Ffmpeg.find(options.ffmpeg()));
        var transcribe = new Transcribe(options.recogniser(), decodeAudio, options.waiting());
        var api = new SpeechApi(transcribe, options.apiKey().map(Set::of).orElse(Set.of()));
        var vertx = Vertx.vertx(quiet());
        try {
            var server = vertx.createHttpServer(limits(options.port()))
                    .requestHandler(api.router(vertx))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new LocalSpeech(vertx, server, api, transcribe, options.recogniser());
        } catch (RuntimeException fault) {
            transcribe.close();
            options.recogniser().close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
            throw new UncheckedIOException(
                    new IOException("the speech server cannot listen on port " + options.port(), fault.getCause()));
        }
    }

    /** One event loop, and no folder for files that nobody serves. */
    private static VertxOptions quiet() {
        var files = new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(files);
    }

    private static HttpServerOptions limits(int port) {
        return new HttpServerOptions()
                .setHost(HOST)
                .setPort(port)
                // An upgrade to HTTP/2 in clear text now and then loses the end of a long answer.
                .setHttp2ClearTextEnabled(false)
                .setMaxFormAttributeSize(256 * 1024)
                .setMaxFormFields(512);
    }

    public int port() {
        return server.actualPort();
    }

    /** For {@code OPENAI_BASE_URL}: {@code http://127.0.0.1:PORT/v1}. */
    public String baseUrl() {
        return "http://" + HOST + ":" + port() + "/v1";
    }

    /** Has these keys accepted from now on and no other, as when somebody makes or revokes one. */
    public void acceptOnly(String... keys) {
        api.acceptOnly(Set.of(keys));
    }

    /** How many requests had a key that was not good, or no more. */
    public int refusedRequests() {
        return api.strangers();
    }

    /** Which recogniser serves. */
    public String recogniserName() {
        return recogniser.name();
    }

    /** Stops listening, gives up what is under way, and frees the recogniser. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        transcribe.close();
        recogniser.close();
    }
}
