package dev.aisha.worker.speech;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Engines say {@code en}, {@code en-US} or {@code english} (whisper-1); we keep ISO 639-1. */
final class LanguageCode {
    private static final Map<String, String> BY_NAME = Arrays.stream(Locale.getISOLanguages())
            .collect(Collectors.toMap(
                    code -> Locale.of(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT),
                    code -> code,
                    (one, other) -> one));

    private LanguageCode() {}

    static Optional<String> of(String said) {
        String language = said.strip().toLowerCase(Locale.ROOT);
        if (language.matches("[a-z]{2}([-_].*)?")) {
            return Optional.of(language.substring(0, 2));
        }
        return Optional.ofNullable(BY_NAME.get(language));
    }
}
