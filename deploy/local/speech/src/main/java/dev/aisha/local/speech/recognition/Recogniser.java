package dev.aisha.local.speech.recognition;

/** Turns audio into words. Safe to call from as many threads at once as {@link #parallelism()} says. */
public interface Recogniser extends AutoCloseable {

    /** Which recogniser this is, for the console and {@code GET /health}: {@code CMU Sphinx-4 (English)}. */
    String name();

    /** How many requests it serves at once; the server starts as many threads and lets the rest wait in a short queue. */
    int parallelism();

    /**
     * Recognises the audio of one request on the calling thread.
     *
     * @throws InterruptedException when the client has gone or the server is closing: give up soon
     */
    Answer recognise(SpeechRequest request) throws InterruptedException;

    /** Frees models and threads; the server calls it once when it closes. */
    @Override
    default void close() {}
}
