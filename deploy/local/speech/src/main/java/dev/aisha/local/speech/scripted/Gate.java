package dev.aisha.local.speech.scripted;

import java.util.concurrent.CountDownLatch;

/** Holds requests until the test opens it; once open it stays open. */
public final class Gate {

    private final CountDownLatch latch = new CountDownLatch(1);

    public void open() {
        latch.countDown();
    }

    public boolean isOpen() {
        return latch.getCount() == 0;
    }

    /** Waits until the gate is open; interrupted when the server closes or the client goes. */
    public void pass() throws InterruptedException {
        latch.await();
    }
}
