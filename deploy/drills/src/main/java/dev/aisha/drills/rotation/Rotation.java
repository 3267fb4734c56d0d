package dev.aisha.drills.rotation;

/** The steps that replace one secret, as deploy/README.md has them. */
sealed interface Rotation extends AutoCloseable
        permits RotateInternalToken, RotateProviderKey, RotateStoreKey, RotateBotToken {

    /** Takes them. When this returns every service has the new secret, and the old one is good for nothing. */
    void rotate() throws InterruptedException;

    /** How many calls with the old secret have come since then. */
    int callsWithOld();

    /** Comes with the old secret itself, which counts as a call: whether it is refused. */
    boolean isOldRefused();

    /** Ends what the rotation has opened. */
    @Override
    default void close() {}
}
