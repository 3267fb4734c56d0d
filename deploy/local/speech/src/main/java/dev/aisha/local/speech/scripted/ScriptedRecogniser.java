package dev.aisha.local.speech.scripted;

import dev.aisha.local.speech.recognition.Answer;
import dev.aisha.local.speech.recognition.Recogniser;
import dev.aisha.local.speech.recognition.SpeechRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Answers by a {@link Script} that may be changed while the server runs, and remembers every request. Answers given to
 * {@link #next} go first, one request each.
 */
public final class ScriptedRecogniser implements Recogniser {

    private static final int PARALLELISM = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Script> next = new ArrayDeque<>();
    private final List<SpeechRequest> requests = new ArrayList<>();
    private Script script;
    private int underWay;
    private int mostAtOnce;

    public ScriptedRecogniser(Script script) {
        this.script = script;
    }

    /** Answers these words to everybody. */
    public static ScriptedRecogniser saying(String text) {
        return new ScriptedRecogniser(Script.saying(text));
    }

    /** Plays another script from the next request on. */
    public void play(Script other) {
        locked(() -> script = other);
    }

    /** Answers the next requests with these, one each, before the script goes on. */
    public void next(Answer... answers) {
        for (var answer : answers) {
            next(request -> answer);
        }
    }

    /** Plays this script for one request, before the usual script goes on. */
    public void next(Script once) {
        locked(() -> next.addLast(once));
    }

    /** From the next request on, every request waits until the returned gate is opened; then the script goes on. */
    public Gate hold() {
        var gate = new Gate();
        locked(() -> script = script.behind(gate));
        return gate;
    }

    /** All requests so far in the order of their arrival. */
    public List<SpeechRequest> requests() {
        lock.lock();
        try {
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    /** How many requests have arrived. */
    public int calls() {
        return requests().size();
    }

    /** Forgets requests, pending one-time answers and the highest count at once; the script stays. */
    public void forget() {
        locked(() -> {
            requests.clear();
            next.clear();
            mostAtOnce = underWay;
        });
    }

    /** How many requests are being answered right now. */
    public int underWay() {
        lock.lock();
        try {
            return underWay;
        } finally {
            lock.unlock();
        }
    }

    /** The most requests that were ever being answered at once. */
    public int mostAtOnce() {
        lock.lock();
        try {
            return mostAtOnce;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until this many requests have arrived.
     *
     * @throws AssertionError when they have not within the time-out
     */
    public void awaitCalls(int count, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (requests.size() < count) {
                if (left <= 0) {
                    throw new AssertionError("waited for " + count + " requests, but got " + requests.size());
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until no request is being answered.
     *
     * @throws AssertionError when some still are after the time-out
     */
    public void awaitIdle(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (underWay > 0) {
                if (left <= 0) {
                    throw new AssertionError(underWay + " requests are still under way");
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public int parallelism() {
        return PARALLELISM;
    }

    @Override
    public Answer recognise(SpeechRequest request) throws InterruptedException {
        var act = arrive(request);
        try {
            return act.answer(request);
        } finally {
            locked(() -> underWay--);
        }
    }

    private Script arrive(SpeechRequest request) {
        lock.lock();
        try {
            requests.add(request);
            underWay++;
            mostAtOnce = Math.max(mostAtOnce, underWay);
            changed.signalAll();
            return next.isEmpty() ? script : next.removeFirst();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
