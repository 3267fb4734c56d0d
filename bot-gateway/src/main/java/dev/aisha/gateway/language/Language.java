package dev.aisha.gateway.language;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages that Aisha speaks. */
public enum Language {
    ENGLISH("en"),
    RUSSIAN("ru"),
    KAZAKH("kk"),
    UKRAINIAN("uk"),
    SPANISH("es"),
    GERMAN("de");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** The language for an IETF tag such as {@code ru-RU}; English where it is none of ours. */
    public static Language of(@Nullable String tag) {
        String wanted = tag == null ? "" : Locale.forLanguageTag(tag).getLanguage();
        return Stream.of(values())
                .filter(language -> language.code.equals(wanted))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** ISO 639-1. */
    public String code() {
        return code;
    }

    Locale locale() {
        return Locale.forLanguageTag(code);
    }
}
