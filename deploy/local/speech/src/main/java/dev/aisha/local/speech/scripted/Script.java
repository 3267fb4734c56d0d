package dev.aisha.local.speech.scripted;

import dev.aisha.local.speech.recognition.Answer;
import dev.aisha.local.speech.recognition.Recognition;
import dev.aisha.local.speech.recognition.SpeechRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What to answer to a request; called from several threads at once. */
@FunctionalInterface
public interface Script {

    Answer answer(SpeechRequest request) throws InterruptedException;

    /** The same words for everybody. */
    static Script saying(String text) {
        var answer = Recognition.of(text);
        return request -> answer;
    }

    /** The first answer for the first call of this script, and so on; the last one repeats. */
    static Script inOrder(Answer first, Answer... rest) {
        var answers = new java.util.ArrayList<>(List.of(rest));
        answers.addFirst(first);
        var calls = new AtomicInteger();
        return request -> answers.get(Math.min(calls.getAndIncrement(), answers.size() - 1));
    }

    /** Waits at the gate before this script answers: a hang until released. */
    default Script behind(Gate gate) {
        return request -> {
            gate.pass();
            return answer(request);
        };
    }
}
