package dev.aisha.gateway.settings;

import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a user's settings.
 *
 * @param version grows with every change; 0 where nothing was ever chosen
 * @param language ISO 639-1 code of the language that Aisha speaks to them, null for that of their app
 */
record KeptSettings(long version, @Nullable String language, Choices choices) {
    /** Those of whoever has chosen nothing. */
    static final KeptSettings NONE = new KeptSettings(0, null, Choices.USUAL);
}
