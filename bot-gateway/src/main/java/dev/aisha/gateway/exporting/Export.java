package dev.aisha.gateway.exporting;

import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import java.time.Duration;
import java.time.Instant;

/**
 * An export that is to be packed and sent, as its row had it.
 *
 * @param attempts with this one, since the last part that was sent
 * @param sentUpTo the last transcript in the parts that were sent
 * @param dueAt until then it is of whoever has taken it
 */
record Export(
        long telegramId,
        String languageCode,
        Instant askedAt,
        int attempts,
        int partsSent,
        Bookmark sentUpTo,
        Instant dueAt) {
    private static final int MOST_ATTEMPTS = 3;

    /** Whatever keeps it from being sent has lasted too long then. */
    private static final Duration LONGEST = Duration.ofDays(1);

    Words words() {
        return Words.in(Language.of(languageCode));
    }

    /** Whether nobody is to try any more. */
    boolean isHopeless(Instant now) {
        return attempts > MOST_ATTEMPTS || now.isAfter(askedAt.plus(LONGEST));
    }

    /** Whether no attempt is left after this one. */
    boolean isLastAttempt() {
        return attempts >= MOST_ATTEMPTS;
    }
}
