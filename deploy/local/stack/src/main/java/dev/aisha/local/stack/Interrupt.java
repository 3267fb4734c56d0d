package dev.aisha.local.stack;

import dev.aisha.local.process.AtExit;
import dev.aisha.local.process.TemporaryFolder;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C. The first one ends this process as usual, so that everything is closed in order; the second one does not wait
 * for that. (The JVM itself ignores a second one.)
 */
final class Interrupt {
    /** 128 + 2, as shells count an end by SIGINT. */
    private static final int INTERRUPTED = 130;

    private Interrupt() {}

    /** From now on a second Ctrl-C kills every child and ends this process at once. */
    static void secondOneForces(DataFolder data, Screen screen) {
        var once = new AtomicBoolean();
        // Registered before all parts, so that it is closed after them.
        AtExit.close(() -> {
            if (once.get()) {
                screen.line("Stopped; nothing is left running.");
            }
        });
        handle(() -> {
            if (once.compareAndSet(false, true)) {
                screen.line("Stopping … (Ctrl-C again forces it)");
                Thread.ofPlatform().name("interrupted").start(() -> System.exit(INTERRUPTED));
            } else {
                force(data);
            }
        });
    }

    /** {@code sun.misc.Signal} is the JDK's only way to hear a signal, and javac has a warning for it that has no switch. */
    private static void handle(Runnable action) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var listener = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        action.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), listener);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM has no signals", e);
        }
    }

    private static void force(DataFolder data) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        try {
            if (data.isTemporary()) {
                TemporaryFolder.delete(data.path());
            }
        } finally {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
    }
}
