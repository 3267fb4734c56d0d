package dev.aisha.local.stack;

import dev.aisha.local.speech.ChooseRecogniser;
import dev.aisha.local.speech.LocalSpeech;

/** The local speech server of a plan, with the best recogniser that can be had. */
final class StartSpeech {
    private StartSpeech() {}

    static LocalSpeech start(Plan plan, Screen screen) {
        var recogniser = ChooseRecogniser.by(plan.settings().variables(), screen.console());
        return LocalSpeech.start(LocalSpeech.Options.with(recogniser)
                .port(plan.ports().of(Part.SPEECH))
                .apiKey(Plan.LOCAL_OPENAI_KEY));
    }
}
