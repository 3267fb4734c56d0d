package dev.aisha.worker.rendition;

import dev.aisha.worker.provider.Trouble;

/** What came of one request to a language model. */
sealed interface ModelAnswer {

    /**
     * A text.
     *
     * @param whole false where the model stopped because it may not write more
     */
    record Written(String text, boolean whole) implements ModelAnswer {}

    /** None. */
    record None(Trouble trouble) implements ModelAnswer {}

    /** How it is called in metrics. */
    default String label() {
        return switch (this) {
            case Written text -> text.whole() ? "written" : "cut_off";
            case None(Trouble.TooMany tooMany) -> "throttled";
            case None(Trouble.WithThem theirs) -> "unavailable";
            case None(Trouble.WithUs ours) -> "refuses_us";
            case None(Trouble.WithTheRequest refusal) -> "refuses_text";
        };
    }
}
