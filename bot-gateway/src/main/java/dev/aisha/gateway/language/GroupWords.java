package dev.aisha.gateway.language;

import java.math.BigDecimal;
import java.time.Duration;

/** What Aisha says in groups and about them. */
public final class GroupWords {
    private final Words words;
    private final Bundle bundle;

    GroupWords(Words words) {
        this.words = words;
        this.bundle = words.bundle();
    }

    /** How to use her in a group. */
    public String help(String botName) {
        return bundle.say("group.help", botName);
    }

    /** The same to somebody who is in none. */
    public String about(String botName) {
        return bundle.say("group.about", botName);
    }

    /** For how many groups somebody pays. */
    public String sponsored(long groups) {
        return bundle.say("group.sponsored", groups);
    }

    /** The button that ends it. */
    public String payNoMore() {
        return bundle.say("group.pay_no_more");
    }

    /** To its press. */
    public String paysNoMore() {
        return bundle.say("group.pays_no_more");
    }

    /** To a command whose answer is nobody else's business. */
    public String inPrivate(String address) {
        return bundle.say("group.private", address);
    }

    /** To an administrator who writes in the name of the group. */
    public String anonymous() {
        return bundle.say("group.anonymous");
    }

    /** To somebody who is no administrator; short enough for a press. */
    public String onlyAdministrators() {
        return bundle.say("group.only_administrators");
    }

    /** To somebody of whom Telegram does not tell; short enough for a press. */
    public String standingUnknown() {
        return bundle.say("group.standing_unknown");
    }

    /** What is chosen, where whoever asks pays. */
    public String choices(boolean everyNote) {
        return choices(everyNote, bundle.say("group.pays_asker"));
    }

    /** What is chosen, where somebody of this name pays for all. */
    public String choicesWithSponsor(boolean everyNote, String name) {
        return choices(everyNote, bundle.say("group.pays_sponsor", name));
    }

    private String choices(boolean everyNote, String payer) {
        return String.join(
                "\n",
                bundle.say("group.choices"),
                "",
                everyNote ? bundle.say("group.notes_every") : bundle.say("group.notes_asked"),
                payer);
    }

    /** Every note is chosen, and Telegram shows none. */
    public String hearsNothing() {
        return bundle.say("group.hears_nothing");
    }

    /** A button. */
    public String onlyWhenAsked() {
        return bundle.say("group.button.asked");
    }

    /** A button. */
    public String everyNote() {
        return bundle.say("group.button.every");
    }

    /** A button. */
    public String whoeverAsksPays() {
        return bundle.say("group.button.each");
    }

    /** A button. */
    public String iPay() {
        return bundle.say("group.button.me");
    }

    /** To the press of the one by which somebody becomes the sponsor. */
    public String nowYouPay() {
        return bundle.say("group.you_pay");
    }

    /** Below a transcript: the price, and nothing of what anybody has. */
    public String footer(Duration length, BigDecimal coins, Duration free) {
        return free.isZero()
                ? bundle.say("group.footer", words.duration(length), words.coins(coins))
                : bundle.say(
                        "group.footer_partly_free", words.duration(length), words.coins(coins), words.duration(free));
    }

    /** Whoever pays has too few coins; how many they have is not told. */
    public String tooFewCoins(String address) {
        return bundle.say("group.too_few_coins", address);
    }

    /** Before much is spent: what a note would cost at most. */
    public String quote(Duration length, BigDecimal coins) {
        return bundle.say("group.quote", words.duration(length), words.coins(coins));
    }

    /** To a press of a button that means nothing to whoever presses it. */
    public String notYours() {
        return bundle.say("group.not_yours");
    }

    /** What is kept of groups. */
    public String kept() {
        return bundle.say("group.kept");
    }

    /** To somebody who asks for a text and answers no note. */
    public String howToAsk() {
        return bundle.say("text.how_to");
    }

    /** In answer to the text that somebody asks for once more. */
    public String hereItIs() {
        return bundle.say("text.here");
    }

    /** In answer to the message that will be that text. */
    public String underWay() {
        return bundle.say("text.under_way");
    }
}
