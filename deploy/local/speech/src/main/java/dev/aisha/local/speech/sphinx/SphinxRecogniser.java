package dev.aisha.local.speech.sphinx;

import dev.aisha.local.speech.recognition.AudioClip;
import dev.aisha.local.speech.recognition.Recogniser;
import dev.aisha.local.speech.recognition.Recognition;
import dev.aisha.local.speech.recognition.Recognition.Timed;
import dev.aisha.local.speech.recognition.SpeechRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * English by CMU Sphinx-4: lower-case words without punctuation, whatever language was asked for. An engine takes about
 * 300 MB of heap and serves one request at a time, so there are never more than two; the second is loaded when it is
 * needed.
 */
public final class SphinxRecogniser implements Recogniser {

    private static final int MOST_ENGINES = Math.min(2, Runtime.getRuntime().availableProcessors());

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<SphinxEngine> idle = new ArrayDeque<>();

    /** A recogniser that begins at once to load its first engine, on a thread of its own. */
    public static SphinxRecogniser loading() {
        var recogniser = new SphinxRecogniser();
        Thread.ofPlatform().daemon().name("sphinx-loading").start(() -> recogniser.giveBack(recogniser.take()));
        return recogniser;
    }

    @Override
    public String name() {
        return "CMU Sphinx-4 (English)";
    }

    @Override
    public int parallelism() {
        return MOST_ENGINES;
    }

    @Override
    public Recognition recognise(SpeechRequest request) throws InterruptedException {
        var engine = take();
        // An engine that broke off in the middle of an utterance is not used again.
        var recognition = recognise(engine, request.clip());
        giveBack(engine);
        return recognition;
    }

    private static Recognition recognise(SphinxEngine engine, AudioClip clip) throws InterruptedException {
        var segments = new ArrayList<Timed>();
        var words = new ArrayList<Timed>();
        for (var piece : CutAtQuiet.pieces(clip)) {
            for (var utterance : engine.recognise(piece.clip(), piece.start())) {
                segments.add(joined(utterance));
                words.addAll(utterance);
            }
        }
        var text = String.join(" ", segments.stream().map(Timed::text).toList());
        return new Recognition(text, "en", segments, words);
    }

    private static Timed joined(List<Timed> words) {
        var text = String.join(" ", words.stream().map(Timed::text).toList());
        return new Timed(words.getFirst().start(), words.getLast().end(), text);
    }

    /** An idle engine, or a new one; who comes while one is being loaded waits for it. */
    private SphinxEngine take() {
        lock.lock();
        try {
            return idle.isEmpty() ? new SphinxEngine() : idle.pop();
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(SphinxEngine engine) {
        lock.lock();
        try {
            idle.push(engine);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            idle.clear();
        } finally {
            lock.unlock();
        }
    }
}
