package dev.aisha.local.speech.whisper;

import dev.aisha.local.speech.recognition.AudioClip;
import dev.aisha.local.speech.recognition.Recogniser;
import dev.aisha.local.speech.recognition.Recognition;
import dev.aisha.local.speech.recognition.Recognition.Timed;
import dev.aisha.local.speech.recognition.SpeechRequest;
import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import io.github.givimad.whisperjni.WhisperState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Many languages by whisper.cpp: one request at a time, on up to four threads of its own. */
public final class WhisperRecogniser implements Recogniser {

    private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

    /** whisper.cpp counts in hundredths of a second. */
    private static final long MILLIS_PER_TICK = 10;

    /** What Whisper writes where nobody speaks: {@code [BLANK_AUDIO]}, {@code (music)}. */
    private static final Pattern NO_SPEECH = Pattern.compile("[\\[(].*[\\])]");

    /** Recognising holds it for reading, closing for writing: a model in use must not be freed. */
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    private final String model;
    private final WhisperJNI whisper;
    private final WhisperContext context;
    private boolean closed;

    private WhisperRecogniser(String model, WhisperJNI whisper, WhisperContext context) {
        this.model = model;
        this.whisper = whisper;
        this.context = context;
    }

    /**
     * Loads a model file.
     *
     * @throws IOException when whisper.cpp does not run here, or the file is no model; the message says which
     */
    public static WhisperRecogniser load(Path model) throws IOException {
        var context = LoadModel.from(model);
        return new WhisperRecogniser(String.valueOf(model.getFileName()), LoadModel.library(), context);
    }

    @Override
    public String name() {
        return "whisper.cpp (" + model + ")";
    }

    @Override
    public int parallelism() {
        return 1;
    }

    @Override
    public Recognition recognise(SpeechRequest request) throws InterruptedException {
        lock.readLock().lockInterruptibly();
        try {
            if (closed) {
                throw new InterruptedException("the recogniser is closed");
            }
            return recogniseOpen(request);
        } finally {
            lock.readLock().unlock();
        }
    }

    private Recognition recogniseOpen(SpeechRequest request) {
        var state = whisper.initState(context);
        if (state == null) {
            throw new IllegalStateException("not enough memory to recognise");
        }
        try (state) {
            float[] samples = samples(request.clip());
            int status = whisper.fullWithState(context, state, parameters(request), samples, samples.length);
            if (status != 0) {
                throw new IllegalStateException("whisper.cpp failed with status " + status);
            }
            return recognition(state, request);
        }
    }

    private static WhisperFullParams parameters(SpeechRequest request) {
        var parameters = new WhisperFullParams();
        parameters.nThreads = THREADS;
        parameters.language = request.language().orElse("auto");
        parameters.initialPrompt = Stream.concat(
                        request.values("keywords[]").stream(), request.values("prompt").stream())
                .collect(Collectors.joining(". "));
        parameters.noContext = true;
        parameters.suppressNonSpeechTokens = true;
        parameters.printProgress = false;
        parameters.printTimestamps = false;
        return parameters;
    }

    private static float[] samples(AudioClip clip) {
        var samples = new float[clip.length()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = clip.sample(i) / 32_768f;
        }
        return samples;
    }

    private Recognition recognition(WhisperState state, SpeechRequest request) {
        var segments = new ArrayList<Timed>();
        int count = whisper.fullNSegmentsFromState(state);
        for (int i = 0; i < count; i++) {
            var text = whisper.fullGetSegmentTextFromState(state, i).strip();
            if (!text.isEmpty() && !NO_SPEECH.matcher(text).matches()) {
                segments.add(segment(state, i, text, request.duration()));
            }
        }
        var text = segments.stream().map(Timed::text).collect(Collectors.joining(" "));
        return new Recognition(text, request.language().orElse(""), segments, List.of());
    }

    /** Whisper hears in windows of 30 seconds, and may end a segment after the audio. */
    private Timed segment(WhisperState state, int index, String text, Duration audio) {
        var start = time(whisper.fullGetSegmentTimestamp0FromState(state, index), audio);
        var end = time(whisper.fullGetSegmentTimestamp1FromState(state, index), audio);
        return new Timed(start, end.compareTo(start) < 0 ? start : end, text);
    }

    private static Duration time(long ticks, Duration audio) {
        return Duration.ofMillis(Math.clamp(ticks * MILLIS_PER_TICK, 0, audio.toMillis()));
    }

    /** Waits for the request under way, then frees the model. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                context.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
