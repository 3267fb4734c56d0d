package dev.aisha.gateway.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.FailureCode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BundlesTest {
    private static final Bundle ENGLISH = new Bundle(Language.ENGLISH);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    private static Set<String> placeholders(String pattern) {
        return PLACEHOLDER
                .matcher(pattern)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageSaysTheSameThings(Language language) {
        assertThat(new Bundle(language).keys()).isEqualTo(ENGLISH.keys());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextHasTheSamePlaceholdersInEveryLanguage(Language language) {
        Bundle bundle = new Bundle(language);

        for (String key : ENGLISH.keys()) {
            assertThat(placeholders(bundle.pattern(key))).as(key).isEqualTo(placeholders(ENGLISH.pattern(key)));
        }
    }

    /** An apostrophe would quote what follows it, placeholders included. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void noTextHasAStraightApostropheOrNothingToSay(Language language) {
        Bundle bundle = new Bundle(language);

        for (String key : bundle.keys()) {
            assertThat(bundle.pattern(key)).as(key).doesNotContain("'").isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyFailureSaysThatNothingWasCharged(Language language) {
        String nothingCharged = language == Language.RUSSIAN ? "Ничего не списано." : "Nothing was charged.";

        for (FailureCode code : FailureCode.values()) {
            assertThat(Words.in(language).failure(code)).as(code.name()).contains(nothingCharged);
        }
    }

    @Test
    void noTextIsLeftOverThatNobodySays() {
        Set<String> said = ENGLISH.keys().stream()
                .filter(key -> !key.startsWith("failure."))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(said)
                .containsExactlyInAnyOrder(
                        "waiting",
                        "position",
                        "position.next",
                        "position.beyond",
                        "begun",
                        "progress",
                        "progress.minutes",
                        "ready",
                        "footer.length",
                        "footer.paid",
                        "footer.partly_free",
                        "duration.hours",
                        "duration.minutes",
                        "duration.seconds",
                        "too_few_coins",
                        "file_too_big",
                        "too_busy",
                        "too_many_open",
                        "start",
                        "help",
                        "balance",
                        "balance_with_holds",
                        "balance_unknown",
                        "welcome_coins",
                        "chatter",
                        "unknown_command");
        assertThat(ENGLISH.keys().stream().filter(key -> key.startsWith("failure.")))
                .hasSize(FailureCode.values().length);
    }
}
