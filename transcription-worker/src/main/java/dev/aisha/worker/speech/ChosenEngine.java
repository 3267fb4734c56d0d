package dev.aisha.worker.speech;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The engine that {@code OPENAI_MODEL} names, for all who inject {@link SpeechEngine}. */
@Singleton
final class ChosenEngine {
    @Produces
    @Singleton
    SpeechEngine engine(SpeechConfig config) {
        return SpeechEngine.of(config.model());
    }
}
