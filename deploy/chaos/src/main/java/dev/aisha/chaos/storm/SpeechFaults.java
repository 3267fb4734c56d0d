package dev.aisha.chaos.storm;

import dev.aisha.local.speech.recognition.Answer;
import dev.aisha.local.speech.recognition.Fault;
import dev.aisha.local.speech.recognition.SpeechRequest;
import dev.aisha.local.speech.scripted.Script;
import dev.aisha.local.speech.tone.ToneRecogniser;
import java.time.Duration;

/** A provider that writes down what it hears, or lets its clients down in the way that is asked for. */
final class SpeechFaults implements Script {
    private static final Duration LONGER_THAN_ANYBODY_WAITS = Duration.ofMinutes(1);

    private final ToneRecogniser recogniser = new ToneRecogniser();
    private volatile Script script = recogniser::recognise;

    void limit() {
        Fault limited = Fault.rateLimited(Duration.ofSeconds(1));
        script = request -> limited;
    }

    void fail() {
        Fault failed = Fault.serverError();
        script = request -> failed;
    }

    void garble() {
        script = request -> request.number() % 2 == 0 ? new Fault.Malformed() : new Fault.CutOff();
    }

    void hang() {
        script = request -> {
            Thread.sleep(LONGER_THAN_ANYBODY_WAITS);
            return new Fault.Dropped();
        };
    }

    void mend() {
        script = recogniser::recognise;
    }

    @Override
    public Answer answer(SpeechRequest request) throws InterruptedException {
        return script.answer(request);
    }
}
