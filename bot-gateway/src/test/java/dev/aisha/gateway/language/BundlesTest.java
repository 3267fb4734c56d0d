package dev.aisha.gateway.language;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.PluralRules;
import dev.aisha.contract.FailureCode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final Pattern PLURAL = Pattern.compile("\\{\\d+, plural,(?: =?\\w+\\{[^}]*})+}");
    private static final Pattern FORM = Pattern.compile("([a-z]+)\\{");

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
    void noTextIsLeftOverThatNobodySays() throws IOException, URISyntaxException {
        String words = constantsOfAllWords();

        assertThat(ENGLISH.keys().stream()
                        .filter(key -> !key.startsWith("failure.")
                                && !key.startsWith("command.")
                                && !key.startsWith("booking.")))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(words).contains(constant(key)));
        assertThat(ENGLISH.keys().stream().filter(key -> key.startsWith("failure.")))
                .hasSize(FailureCode.values().length);
    }

    /** The class files of all that say something, byte by byte. */
    private static String constantsOfAllWords() throws IOException, URISyntaxException {
        Path words =
                Path.of(requireNonNull(Words.class.getResource("Words.class")).toURI());
        StringBuilder constants = new StringBuilder();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(requireNonNull(words.getParent()), "*Words.class")) {
            for (Path file : files) {
                constants.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return constants.toString();
    }

    /** How a class file has a string: JVMS 4.4.7. */
    private static String constant(String value) {
        return "\1" + (char) 0 + (char) value.length() + value;
    }
}
