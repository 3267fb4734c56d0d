package dev.aisha.gateway.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.PluralRules;
import dev.aisha.contract.FailureCode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BundlesTest {
    private static final Bundle ENGLISH = new Bundle(Language.ENGLISH);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern PLURAL = Pattern.compile("\\{\\d+, plural,(?: \\w+\\{[^}]*})+}");
    private static final Pattern FORM = Pattern.compile("(\\w+)\\{");

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

    /** For whole numbers; a form that a language does not have would never be said. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPluralHasEveryFormOfItsLanguage(Language language) {
        Bundle bundle = new Bundle(language);
        Set<String> forms = PluralRules.forLocale(language.locale()).getKeywords();

        for (String key : bundle.keys()) {
            Matcher plural = PLURAL.matcher(bundle.pattern(key));
            while (plural.find()) {
                assertThat(FORM.matcher(plural.group()).results().map(form -> form.group(1)))
                        .as(key)
                        .containsExactlyInAnyOrderElementsOf(forms);
            }
        }
    }

    /** As {@code setMyCommands} wants them. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCommandIsDescribedInUpTo256Characters(Language language) {
        Bundle bundle = new Bundle(language);

        assertThat(bundle.keys().stream().filter(key -> key.startsWith("command.")))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(bundle.pattern(key)).hasSizeBetween(1, 256));
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
        for (FailureCode code : FailureCode.values()) {
            assertThat(Words.in(language).failure(code)).as(code.name()).contains(WordsTest.nothingCharged(language));
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
                        "language.name",
                        "language.which",
                        "language.as_in_telegram",
                        "language.chosen",
                        "cancel",
                        "cancelled",
                        "do_over",
                        "done_over",
                        "stale_button",
                        "try_again",
                        "command.balance",
                        "command.language",
                        "command.help",
                        "chatter",
                        "unknown_command");
        assertThat(ENGLISH.keys().stream().filter(key -> key.startsWith("failure.")))
                .hasSize(FailureCode.values().length);
    }
}
