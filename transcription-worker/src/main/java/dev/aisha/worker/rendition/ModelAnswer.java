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
}
