package dev.aisha.worker.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * Questions of many threads to Redis, asked in one call. Nobody waits for company: what is asked while no call is under
 * way goes at once, what is asked meanwhile goes together in the next one.
 */
public final class Together<Q, A> {
    private static final int MOST_AT_ONCE = 64;
    private static final int MOST_WAITING = 1024;

    private final Function<List<Q>, List<A>> call;
    private final Queue<Asked<Q, A>> waiting = new ArrayDeque<>();
    private boolean underWay;

    /**
     * Asks by this call.
     *
     * @param call answers each of up to 64 questions, in their order, or none of them by throwing; has a time-out
     */
    public Together(Function<List<Q>, List<A>> call) {
        this.call = call;
    }

    private record Asked<Q, A>(Q question, CompletableFuture<A> answer) {}

    /**
     * Asks, and waits for the answer: as long as the call that is under way and its own may take.
     *
     * @throws IllegalStateException where the call failed or this thread was interrupted, so that nobody knows whether it
     *     was done; also where 1024 wait already, and then it was not
     */
    public A ask(Q question) {
        Asked<Q, A> asked = new Asked<>(question, new CompletableFuture<>());
        add(asked);
        try {
            return asked.answer().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("no answer", e);
        }
    }

    private synchronized void add(Asked<Q, A> asked) {
        if (waiting.size() >= MOST_WAITING) {
            throw new IllegalStateException("too many are waiting");
        }
        waiting.add(asked);
        if (!underWay) {
            underWay = true;
            Thread.ofVirtual().name("together").start(this::answerAll);
        }
    }

    /** How many wait for the next call. */
    synchronized int waiting() {
        return waiting.size();
    }

    private void answerAll() {
        for (List<Asked<Q, A>> some = next(); !some.isEmpty(); some = next()) {
            answer(some);
        }
    }

    private synchronized List<Asked<Q, A>> next() {
        List<Asked<Q, A>> some = new ArrayList<>();
        while (some.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
            some.add(waiting.remove());
        }
        underWay = !some.isEmpty();
        return some;
    }

    private void answer(List<Asked<Q, A>> some) {
        try {
            List<A> answers = call.apply(some.stream().map(Asked::question).toList());
            for (int i = 0; i < some.size(); i++) {
                some.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException e) {
            some.forEach(asked -> asked.answer().completeExceptionally(e));
        }
    }
}
