package dev.aisha.local.process;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Closes what is still open when this process ends by SIGTERM, Ctrl-C or the end of {@code main}: one thing after the
 * other, the last one first, which the JVM's own hooks (all at once, in any order) do not.
 */
public final class AtExit {
    private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();
    private static boolean hooked;
    private static boolean ending;

    private AtExit() {}

    /**
     * From now on {@code thing} is closed at the end, before everything that was registered earlier. Called before
     * what it closes is started: nothing is started any more once the end has begun.
     *
     * @throws IllegalStateException where this process is ending
     */
    public static void close(AutoCloseable thing) {
        synchronized (OPEN) {
            if (ending) {
                throw new IllegalStateException("nothing is started while this process ends");
            }
            if (!hooked) {
                Runtime.getRuntime().addShutdownHook(new Thread(AtExit::closeAll, "close-at-exit"));
                hooked = true;
            }
            OPEN.push(thing);
        }
    }

    /** {@code thing} has been closed. */
    public static void closed(AutoCloseable thing) {
        synchronized (OPEN) {
            OPEN.remove(thing);
        }
    }

    /** Whether this process is ending. */
    public static boolean isEnding() {
        synchronized (OPEN) {
            return ending;
        }
    }

    private static void closeAll() {
        synchronized (OPEN) {
            ending = true;
        }
        for (var thing = next(); thing != null; thing = next()) {
            try {
                thing.close();
            } catch (Throwable e) {
                // Whatever it is, the rest still has to be closed.
                System.err.println("not closed at exit: " + e);
            }
        }
    }

    private static @Nullable AutoCloseable next() {
        synchronized (OPEN) {
            return OPEN.poll();
        }
    }
}
