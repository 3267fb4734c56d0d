package dev.aisha.local.system;

import dev.aisha.local.stack.ServiceProcess;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** One process of a service, disturbed by one fault at a time. */
public final class Replica {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private final ServiceProcess process;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    public Replica(ServiceProcess process) {
        this.process = process;
    }

    public ServiceProcess process() {
        return process;
    }

    /** {@code kill -9}, and a new start after so long. Returns once it is ready. */
    public void kill(Duration dead) throws InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            process.kill9();
            Thread.sleep(dead);
            startAgain();
        } finally {
            oneAtATime.unlock();
        }
    }

    /** SIGSTOP for so long. */
    public void freeze(Duration asleep) throws InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            process.freeze();
            Thread.sleep(asleep);
        } finally {
            process.wake();
            oneAtATime.unlock();
        }
    }

    /** SIGTERM, and a new start once it has ended. */
    public void roll() throws InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            process.stop();
            startAgain();
        } finally {
            oneAtATime.unlock();
        }
    }

    /** As {@link #roll()}, started again with these variables beside or instead of those that it had. */
    public void rollWith(Map<String, String> variables) throws InterruptedException {
        process.give(variables);
        roll();
    }

    /** Sees to it that it runs: whatever ended it, it is started again. */
    public void revive() throws InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            if (process.isAlive()) {
                process.wake();
                process.awaitReady(READY_WITHIN);
            } else {
                startAgain();
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    private void startAgain() {
        process.startAgain();
        process.awaitReady(READY_WITHIN);
    }
}
