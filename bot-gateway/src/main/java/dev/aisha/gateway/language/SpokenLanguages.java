package dev.aisha.gateway.language;

import java.util.List;

/** Languages that are offered where people choose what is spoken, or what something is translated into. */
public final class SpokenLanguages {
    /** ISO 639-1: spoken most by those whose languages Aisha speaks, and by most people at all. */
    public static final List<String> CODES =
            List.of("en", "ru", "kk", "uk", "es", "de", "fr", "it", "pt", "pl", "tr", "uz", "ar", "hi", "zh", "ja");

    private SpokenLanguages() {}
}
