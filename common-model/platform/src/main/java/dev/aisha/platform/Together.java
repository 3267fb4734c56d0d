package dev.aisha.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Questions of many threads to a store, asked in calls that they share. Nobody waits for company: what is asked while a
 * call may begin goes at once, what is asked meanwhile goes together in the next one.
 */
public final class Together<Q, A> {
    private static final int MOST_IN_A_CALL = 64;
    private static final int MOST_WAITING = 1024;

    private final int callsAtOnce;
    private final Function<List<Q>, List<A>> call;
    private final Queue<Asked<Q, A>> waiting = new ArrayDeque<>();
    private int underWay;

    /**
     * Asks by this call.
     *
     * @param callsAtOnce of these calls under way at most
     * @param call answers each of up to 64 questions, in their order, or none of them by throwing; has a time-out
     */
    public Together(int callsAtOnce, Function<List<Q>, List<A>> call) {
        this.callsAtOnce = callsAtOnce;
        this.call = call;
    }

    private record Asked<Q, A>(Q question, CompletableFuture<A> answer) {}

    /**
     * Asks, and waits for the answer, interrupted or not: as long as the calls before it and its own may take.
     *
     * @throws RuntimeException what the call threw, to all whose question was in it
     * @throws IllegalStateException where 1024 wait already; it was not asked
     */
    public A ask(Q question) {
        Asked<Q, A> asked = new Asked<>(question, new CompletableFuture<>());
        add(asked);
        try {
            return asked.answer().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw e;
        }
    }

    private synchronized void add(Asked<Q, A> asked) {
        if (waiting.size() >= MOST_WAITING) {
            throw new IllegalStateException("too many are waiting");
        }
        waiting.add(asked);
        if (underWay < callsAtOnce) {
            underWay++;
            Thread.ofVirtual().name("together").start(this::answerAll);
        }
    }

    /** How many wait for the next call. */
    public synchronized int waiting() {
        return waiting.size();
    }

    private void answerAll() {
        for (List<Asked<Q, A>> some = next(); !some.isEmpty(); some = next()) {
            answer(some);
        }
    }

    private synchronized List<Asked<Q, A>> next() {
        List<Asked<Q, A>> some = new ArrayList<>();
        while (some.size() < MOST_IN_A_CALL && !waiting.isEmpty()) {
            some.add(waiting.remove());
        }
        if (some.isEmpty()) {
            underWay--;
        }
        return some;
    }

    private void answer(List<Asked<Q, A>> some) {
        try {
            List<A> answers = call.apply(some.stream().map(Asked::question).toList());
            for (int i = 0; i < some.size(); i++) {
                some.get(i).answer().complete(answers.get(i));
            }
        } catch (Throwable fault) {
            some.forEach(asked -> asked.answer().completeExceptionally(fault));
        }
    }
}
