package dev.aisha.chaos.storm;

import dev.aisha.local.speech.LocalSpeech;
import dev.aisha.local.speech.scripted.ScriptedRecogniser;
import dev.aisha.local.system.Peers;

/** A provider that can let its clients down. */
public final class Provider implements AutoCloseable {
    private final SpeechFaults faults = new SpeechFaults();
    private final ScriptedRecogniser recogniser = new ScriptedRecogniser(faults);
    private final LocalSpeech server =
            LocalSpeech.start(LocalSpeech.Options.with(recogniser).apiKey(Peers.OPENAI_KEY));

    String url() {
        return server.baseUrl();
    }

    SpeechFaults faults() {
        return faults;
    }

    /** The server itself. */
    public LocalSpeech server() {
        return server;
    }

    /** Who listens there, and does what {@link #faults} say. */
    public ScriptedRecogniser recogniser() {
        return recogniser;
    }

    /** Forgets what the recogniser was sent: it keeps every request. */
    void forgetRequests() {
        recogniser.forget();
    }

    @Override
    public void close() {
        server.close();
    }
}
