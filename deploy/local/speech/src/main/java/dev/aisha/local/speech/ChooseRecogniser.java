package dev.aisha.local.speech;

import dev.aisha.local.speech.recognition.Recogniser;
import dev.aisha.local.speech.sphinx.SphinxRecogniser;
import dev.aisha.local.speech.whisper.FindWhisper;
import dev.aisha.local.speech.whisper.FindWhisper.Found;
import dev.aisha.local.speech.whisper.FindWhisper.NotFound;
import java.io.PrintStream;
import java.util.Map;

/** The best recogniser that can be had: Whisper where a model is at hand or can be downloaded, else Sphinx-4. */
public final class ChooseRecogniser {

    private ChooseRecogniser() {}

    /**
     * Chooses by the environment (see {@link FindWhisper}), says on the console which one serves and how to get a better
     * one, and draws the progress of a download there. Takes a few seconds where there is no internet, minutes where a
     * model is downloaded for the first time.
     */
    public static Recogniser by(Map<String, String> environment, PrintStream console) {
        return switch (new FindWhisper(environment, console).find()) {
            case Found found -> {
                console.println("Speech: " + found.recogniser().name() + " recognises, in many languages.");
                yield found.recogniser();
            }
            case NotFound notFound -> {
                console.println("Speech: CMU Sphinx-4 recognises: English only, slow and modest. No Whisper: "
                        + notFound.reason() + ".");
                console.println("        Better: set WHISPER_MODEL to a model file (ggml-base.bin) from"
                        + " https://huggingface.co/ggerganov/whisper.cpp, or start once with internet access.");
                yield SphinxRecogniser.loading();
            }
        };
    }
}
