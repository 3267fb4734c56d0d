package dev.aisha.local.speech;

import dev.aisha.local.speech.recognition.Answer;
import dev.aisha.local.speech.recognition.Recogniser;
import dev.aisha.local.speech.recognition.SpeechRequest;

/** A recogniser that serves one request at a time, so that a queue forms. */
record OneAtATime(Recogniser inner) implements Recogniser {

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public int parallelism() {
        return 1;
    }

    @Override
    public Answer recognise(SpeechRequest request) throws InterruptedException {
        return inner.recognise(request);
    }
}
