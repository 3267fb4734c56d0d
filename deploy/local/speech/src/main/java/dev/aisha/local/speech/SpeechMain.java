package dev.aisha.local.speech;

import dev.aisha.local.speech.LocalSpeech.Options;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.OptionalInt;

/** Runs the speech server alone: {@code SpeechMain [--port PORT]}; Ctrl-C stops it. */
public final class SpeechMain {

    private static final int PORT = 8090;

    private SpeechMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var port = port(arguments);
        if (port.isEmpty()) {
            System.err.println("usage: SpeechMain [--port PORT]   (0 takes a free port, default " + PORT + ")");
            System.exit(2);
        }
        var recogniser = ChooseRecogniser.by(System.getenv(), System.out);
        try {
            serve(LocalSpeech.start(Options.with(recogniser).port(port.getAsInt())));
        } catch (UncheckedIOException taken) {
            System.err.println(taken.getMessage());
            System.exit(1);
        }
    }

    private static void serve(LocalSpeech speech) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(speech::close, "speech-stop"));
        System.out.println("OPENAI_BASE_URL=" + speech.baseUrl());
        System.out.println("OPENAI_API_KEY=any");
        Thread.currentThread().join();
    }

    /** Empty where the arguments make no sense. */
    private static OptionalInt port(String[] arguments) {
        var list = Arrays.asList(arguments);
        if (list.isEmpty()) {
            return OptionalInt.of(PORT);
        }
        boolean good = list.size() == 2
                && list.getFirst().equals("--port")
                && list.getLast().matches("\\d{1,5}")
                && Integer.parseInt(list.getLast()) < 65_536;
        return good ? OptionalInt.of(Integer.parseInt(list.getLast())) : OptionalInt.empty();
    }
}
