package dev.aisha.worker.provider;

import java.time.Duration;

/** Why a provider did not do what it was asked. */
public sealed interface Trouble {

    /** Too many requests; {@code retryAfter} is zero where it did not say when to come back. */
    record TooMany(Duration retryAfter) implements Trouble {}

    /** It refuses our key, account or model, which people can mend while the job waits. */
    record WithUs(String problem) implements Trouble {}

    /** It refuses what it was sent, and will every time. */
    record WithTheRequest(String problem) implements Trouble {}

    /** An error of theirs: the same request may pass later. */
    record WithThem(String problem, Duration retryAfter) implements Trouble {}
}
