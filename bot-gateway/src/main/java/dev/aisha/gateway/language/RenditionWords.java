package dev.aisha.gateway.language;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.RenditionKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What Aisha says about renditions: summaries, to-do lists, minutes, translations. */
public final class RenditionWords {
    private final Words words;
    private final Bundle bundle;

    RenditionWords(Words words) {
        this.words = words;
        bundle = words.bundle();
    }

    /** The button that has one made, with its price. */
    public String button(RenditionKind kind, BigDecimal coins) {
        return bundle.say("rendition.button", name(kind), words.wholeCoins(coins));
    }

    private String name(RenditionKind kind) {
        return bundle.say(
                switch (kind) {
                    case SUMMARY -> "rendition.summary";
                    case TODO -> "rendition.todo";
                    case MINUTES -> "rendition.minutes";
                    case TRANSLATION -> "rendition.translation";
                });
    }

    /** Above one: what it is. */
    public String title(RenditionKind kind, @Nullable String language) {
        return language == null
                ? bundle.say("rendition.title", name(kind))
                : bundle.say("rendition.into", words.languageCalled(language));
    }

    /** The question before a translation. */
    public String intoWhichLanguage(BigDecimal coins) {
        return bundle.say("rendition.into_which", words.wholeCoins(coins));
    }

    /** At once, where it will stand. */
    public String waiting(RenditionKind kind, @Nullable String language) {
        return bundle.say("rendition.waiting", language == null ? name(kind) : words.languageCalled(language));
    }

    /** To a press: it will be made. */
    public String ordered() {
        return bundle.say("rendition.ordered");
    }

    /** To a press: it was made before, or is under way. */
    public String orderedBefore() {
        return bundle.say("rendition.ordered_before");
    }

    /** A bell after one that took long, as edits ring none. */
    public String ready() {
        return bundle.say("rendition.ready");
    }

    /** Below one. */
    public String footer(BigDecimal coins, BigDecimal balance) {
        return bundle.say("rendition.footer", words.coins(coins), words.coins(balance));
    }

    /** Below one whose price is not known to be paid yet. */
    public String footer(BigDecimal coins) {
        return bundle.say("rendition.footer_unpaid", words.coins(coins));
    }

    /** The coins do not reach for it. */
    public String tooFewCoins(BigDecimal coins, BigDecimal missing, BigDecimal available) {
        return bundle.say("rendition.too_few_coins", words.coins(coins), words.coins(missing), words.coins(available));
    }

    /** Too many jobs are under way, of all or of this user. */
    public String tooBusy() {
        return bundle.say("rendition.too_busy");
    }

    /** Why none was made. */
    public String failure(FailureCode code) {
        return switch (code) {
            case TRANSCRIPT_GONE, MODEL_UNAVAILABLE, MODEL_REFUSED -> words.failure(code);
            case CANCELLED -> bundle.say("rendition.cancelled");
            default -> bundle.say("rendition.failed");
        };
    }

    /** In the settings: whether summaries are made unasked. */
    public String summaries(boolean on) {
        return bundle.say(on ? "rendition.summaries_on" : "rendition.summaries_off");
    }

    /** The button that switches them on, or off. */
    public String switchSummaries(boolean on) {
        return bundle.say(on ? "rendition.switch_on" : "rendition.switch_off");
    }
}
