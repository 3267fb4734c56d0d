package dev.aisha.gateway.language;

import static java.util.Objects.requireNonNull;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import dev.aisha.contract.FailureCode;
import dev.aisha.gateway.limits.Limit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that Aisha says in one language. All of it is plain text. */
public final class Words {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long MINUTES_OF_AN_HOUR = 60;
    private static final Duration SHORTEST_IN_MINUTES = Duration.ofMinutes(2);

    private static final Set<String> BOOKINGS =
            Set.of("bonus", "charge", "refund", "topup", "topup_refund", "adjustment");

    private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Words(language));
        }
    }

    private final Language language;
    private final Bundle bundle;
    private final LocalizedNumberFormatter coins;
    private final LocalizedNumberFormatter signedCoins;
    private final DateTimeFormatter dates;

    private Words(Language language) {
        this.language = language;
        bundle = new Bundle(language);
        dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language.locale());
        signedCoins = NumberFormatter.withLocale(language.locale())
                .precision(Precision.fixedFraction(2))
                .sign(NumberFormatter.SignDisplay.ALWAYS);
        coins = NumberFormatter.withLocale(language.locale()).precision(Precision.fixedFraction(2));
    }

    /** The words of a language. */
    public static Words in(Language language) {
        return requireNonNull(ALL.get(language));
    }

    /** Which one it is. */
    public Language language() {
        return language;
    }

    /** What is said about renditions. */
    public RenditionWords renditions() {
        return new RenditionWords(this);
    }

    /** The texts behind it, for words of a feature of their own. */
    Bundle bundle() {
        return bundle;
    }

    /** What she says in groups. */
    public GroupWords groups() {
        return new GroupWords(this);
    }

    /** Those that are said to admins. */
    public OpsWords ops() {
        return new OpsWords(bundle);
    }

    /** Those about messages to everybody. */
    public BroadcastWords broadcasts() {
        return new BroadcastWords(bundle);
    }

    /** What is said about exports. */
    public ExportWords export() {
        return new ExportWords(this);
    }

    /** At once, where the transcript will stand. */
    public String waiting() {
        return bundle.say("waiting");
    }

    /** While it waits in its lane: how many are before it. */
    public String position(int ahead) {
        return ahead == 0 ? bundle.say("position.next") : bundle.say("position", ahead);
    }

    /** While it waits further back than anybody counts. */
    public String positionBeyond(int counted) {
        return bundle.say("position.beyond", counted);
    }

    /** A worker has begun. */
    public String begun() {
        return bundle.say("begun");
    }

    /** While a worker is at it. Minutes are told where there are some: short audio has none worth counting. */
    public String progress(int percent, Duration done, Duration total) {
        return total.compareTo(SHORTEST_IN_MINUTES) < 0
                ? bundle.say("progress", percent)
                : bundle.say("progress.minutes", percent, done.toMinutes(), nearestMinutes(total));
    }

    private static long nearestMinutes(Duration length) {
        return length.plusSeconds(30).toMinutes();
    }

    /** A bell after a long job, as edits ring none. */
    public String ready() {
        return bundle.say("ready");
    }

    /** Below a transcript, before anybody knows what it cost. */
    public String footer(Duration length) {
        return bundle.say("footer.length", duration(length));
    }

    /** Below a transcript. Free seconds are named only where some were used. */
    public String footer(Duration length, BigDecimal coins, Duration free, BigDecimal balance) {
        return free.isZero()
                ? bundle.say("footer.paid", duration(length), coins(coins), coins(balance))
                : bundle.say("footer.partly_free", duration(length), coins(coins), coins(balance), duration(free));
    }

    /** Why no transcript came of a note: what happened, that nothing was charged, what to do. */
    public String failure(FailureCode code) {
        return bundle.say("failure." + code.name());
    }

    /** Too few coins for a note: what is missing, what there is, and what topping it up would cover. */
    public String tooFewCoins(Duration length, BigDecimal missing, BigDecimal available) {
        return bundle.say("too_few_coins", duration(length), coins(missing), coins(available));
    }

    /** A file that the Bot API server does not hand out. */
    public String fileTooBig(long megabytes) {
        return bundle.say("file_too_big", megabytes);
    }

    /** More notes are under way than can be done in good time. */
    public String tooBusy() {
        return bundle.say("too_busy");
    }

    /** As many notes of this sender are under way as may be. */
    public String tooManyOpen(int most) {
        return bundle.say("too_many_open", most);
    }

    /**
     * A user has asked for more than one may in a time. Of answers it is short enough for that to a press.
     *
     * @param most how many notes, minutes of audio or answers the limit gives
     * @param wait until it gives again; told in minutes or hours, rounded up
     */
    public String tooFast(Limit limit, int most, Duration wait) {
        String key = switch (limit) {
            case NOTES_A_MINUTE -> "too_fast.notes_minute";
            case NOTES_A_DAY -> "too_fast.notes_day";
            case AUDIO_A_DAY -> "too_fast.audio_day";
            case ANSWERS_A_MINUTE -> "too_fast.answers_minute";
        };
        return bundle.say(key, most, in(wait));
    }

    /** In how many minutes or hours, rounded up. */
    String in(Duration wait) {
        long minutes = Math.max(1, Math.ceilDiv(wait.toMillis(), MINUTE.toMillis()));
        return minutes < MINUTES_OF_AN_HOUR
                ? bundle.say("in.minutes", minutes)
                : bundle.say("in.hours", Math.ceilDiv(minutes, MINUTES_OF_AN_HOUR));
    }

    /** What Aisha does. */
    public String start() {
        return bundle.say("start");
    }

    /** How to use her: what to send, and these commands. */
    public String help(List<String> commands) {
        return bundle.say("help")
                + commands.stream()
                        .map(name -> "\n/" + name + " – " + command(name))
                        .collect(Collectors.joining("", "\n", "\n\n"))
                + bundle.say("help.end");
    }

    /** What the user has. */
    public String balance(BigDecimal balance, BigDecimal held, Duration freeToday) {
        return held.signum() == 0
                ? bundle.say("balance", coins(balance), duration(freeToday))
                : bundle.say("balance_with_holds", coins(balance), duration(freeToday), coins(held));
    }

    /** Coins that came or went, and why: one of billing's types; a later version may know more of them. */
    public String booking(Instant at, BigDecimal amount, String type) {
        String why = BOOKINGS.contains(type) ? type : "other";
        return bundle.say(
                "booking",
                dates.format(at.atOffset(ZoneOffset.UTC)),
                signedCoins.format(amount),
                bundle.say("booking." + why));
    }

    /** To somebody who has no account yet. */
    public String welcomeCoins() {
        return bundle.say("welcome_coins");
    }

    /** Billing is away. */
    public String balanceUnknown() {
        return bundle.say("balance_unknown");
    }

    /** What this language calls itself. */
    public String languageName() {
        return bundle.say("language.name");
    }

    /** Above a button for each language. */
    public String whichLanguage() {
        return bundle.say("language.which");
    }

    /** The button of those who leave it to their app. */
    public String languageAsInTelegram() {
        return bundle.say("language.as_in_telegram");
    }

    /** The first word in a language that was chosen. */
    public String languageChosen() {
        return bundle.say("language.chosen");
    }

    /** What a command does, in the list that Telegram offers. */
    public String command(String name) {
        return bundle.say("command." + name);
    }

    /** The button below a placeholder. */
    public String cancel() {
        return bundle.say("cancel");
    }

    /** To its press. */
    public String cancelled() {
        return bundle.say("cancelled");
    }

    /** To {@code /cancel}: how many notes it has ended. */
    public String cancelled(int notes) {
        return bundle.say("cancelled.notes", notes);
    }

    /** Before much is spent: what a note would cost at most. Free seconds are named only where some would be used. */
    public String quote(Duration length, BigDecimal coins, Duration free) {
        return free.isZero()
                ? bundle.say("quote", duration(length), coins(coins))
                : bundle.say("quote.partly_free", duration(length), coins(coins), duration(free));
    }

    /** As {@link #quote}, where nobody knows yet how long it is. */
    public String guessedQuote(Duration length, BigDecimal coins) {
        return bundle.say("quote.guessed", duration(length), coins(coins));
    }

    /** The button that agrees to it. */
    public String go() {
        return bundle.say("quote.go");
    }

    /** The button that does not. */
    public String no() {
        return bundle.say("quote.no");
    }

    /** To the press of the one that does. */
    public String agreed() {
        return bundle.say("quote.agreed");
    }

    /** The button below a failure that may not come again. */
    public String repeat() {
        return bundle.say("repeat");
    }

    /** To its press. */
    public String repeated() {
        return bundle.say("repeated");
    }

    /** To a press of a button that means nothing any more. */
    public String staleButton() {
        return bundle.say("stale_button");
    }

    /** To a press of a button whose work could not be done. */
    public String tryAgain() {
        return bundle.say("try_again");
    }

    /** Above the list of what is kept. */
    public String history(long transcripts) {
        return bundle.say("history", transcripts);
    }

    /** In its place where nothing is. */
    public String historyEmpty() {
        return bundle.say("history.empty");
    }

    /** Above what was found by words. */
    public String found(int transcripts) {
        return bundle.say("history.found", transcripts);
    }

    /** In its place where nothing was. */
    public String nothingFound() {
        return bundle.say("history.nothing_found");
    }

    /** Which transcript it is: its day, and the length of its note. */
    public String kept(Instant at, Duration length) {
        return dates.format(at.atOffset(ZoneOffset.UTC)) + " · " + duration(length);
    }

    /** The button to the next page. */
    public String older() {
        return bundle.say("history.older");
    }

    /** The button to the page before. */
    public String newer() {
        return bundle.say("history.newer");
    }

    /** The button below a transcript that deletes it. */
    public String delete() {
        return bundle.say("delete");
    }

    /** To its press. */
    public String surelyDelete() {
        return bundle.say("delete.surely");
    }

    /** The button that does so. */
    public String deleteForGood() {
        return bundle.say("delete.for_good");
    }

    /** The button that does not. */
    public String keepIt() {
        return bundle.say("delete.keep");
    }

    /** To the press of the one that does. */
    public String deleted() {
        return bundle.say("delete.done");
    }

    /** To the press of a button of what was deleted. */
    public String noLongerKept() {
        return bundle.say("no_longer_kept");
    }

    /** Above the packages of coins. */
    public String topUp() {
        return bundle.say("top_up");
    }

    /** The button of a package. */
    public String coinPackage(long stars, BigDecimal coins) {
        return bundle.say("top_up.package", stars, wholeCoins(coins));
    }

    /** What an invoice is for, in at most 32 characters. */
    public String invoiceTitle(BigDecimal coins) {
        return bundle.say("invoice.title", wholeCoins(coins));
    }

    /** The same at more length. */
    public String invoiceDescription(BigDecimal coins) {
        return bundle.say("invoice.description", wholeCoins(coins));
    }

    /** To whoever wants to pay an invoice that is no longer good. */
    public String invoiceOld() {
        return bundle.say("invoice.old");
    }

    /** Coins that were bought are there. */
    public String toppedUp(BigDecimal coins, BigDecimal balance) {
        return bundle.say("topped_up", coins(coins), coins(balance));
    }

    /** About payments and giving them back. */
    public String paySupport(long days) {
        return bundle.say("pay_support", days);
    }

    /** A payment in the list of them. */
    public String receipt(Instant at, long stars, boolean refunded) {
        return bundle.say(refunded ? "receipt.refunded" : "receipt", dates.format(at.atOffset(ZoneOffset.UTC)), stars);
    }

    /** The button that gives the coins of a payment back. */
    public String giveBack(long stars, Instant paidAt) {
        return bundle.say("give_back", stars, dates.format(paidAt.atOffset(ZoneOffset.UTC)));
    }

    /** To its press. */
    public String giveBackBegun() {
        return bundle.say("give_back.begun");
    }

    /** The coins are spent, so the Stars stay paid. */
    public String coinsSpent() {
        return bundle.say("give_back.spent");
    }

    /** The Stars are back. */
    public String starsReturned(long stars) {
        return bundle.say("give_back.done", stars);
    }

    /** What is kept, where, and how long. */
    public String privacy() {
        return bundle.say("privacy");
    }

    /** What may be expected. */
    public String terms() {
        return bundle.say("terms");
    }

    /** What erasing means, above the buttons that do it or not. */
    public String deleteMyData() {
        return bundle.say("erase");
    }

    /** The button that erases. */
    public String eraseAll() {
        return bundle.say("erase.all");
    }

    /** The button that does not. */
    public String eraseNothing() {
        return bundle.say("erase.nothing");
    }

    /** To its press. */
    public String erasedNothing() {
        return bundle.say("erase.kept");
    }

    /** To the press of the one that erases. */
    public String erasing() {
        return bundle.say("erase.begun");
    }

    /** Everything is erased. */
    public String erased() {
        return bundle.say("erase.done");
    }

    /** What a user has chosen. */
    public String settings(List<String> spoken, int vocabulary, boolean timestamps, int keepAudioDays) {
        return String.join(
                "\n",
                bundle.say("settings"),
                "",
                spoken.isEmpty()
                        ? bundle.say("settings.spoken_any")
                        : bundle.say(
                                "settings.spoken",
                                spoken.stream().map(this::languageCalled).collect(Collectors.joining(", "))),
                bundle.say("settings.vocabulary", vocabulary),
                bundle.say(timestamps ? "settings.timestamps_on" : "settings.timestamps_off"),
                bundle.say("settings.keep_audio", keepAudioDays));
    }

    /** The button to what is spoken in notes. */
    public String spokenLanguages() {
        return bundle.say("settings.languages");
    }

    /** A language by its name in this one. */
    public String languageCalled(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(language.locale());
    }

    /** The button that switches timestamps on, or off. */
    public String timestamps(boolean on) {
        return bundle.say(on ? "settings.switch_on" : "settings.switch_off");
    }

    /** The button that has sound kept for so long. */
    public String keepAudio(int days) {
        return bundle.say("settings.keep", days);
    }

    /** The button to where one came from. */
    public String back() {
        return bundle.say("settings.back");
    }

    /** What the user's own words are for, and which they are. */
    public String vocabulary(List<String> own) {
        return own.isEmpty() ? bundle.say("vocabulary") : bundle.say("vocabulary") + "\n\n" + String.join(", ", own);
    }

    /** They are from now on. */
    public String vocabularyKept(List<String> own) {
        return bundle.say("vocabulary.kept", own.size());
    }

    /** To anything that is no note and no command. */
    public String chatter() {
        return bundle.say("chatter");
    }

    /** To a command that does not exist. */
    public String unknownCommand() {
        return bundle.say("unknown_command");
    }

    /** An amount without its unit, with two decimals: 12.50. */
    String coins(BigDecimal amount) {
        return coins.format(amount).toString();
    }

    /** An amount of which nothing but whole coins is sold: 500; else as any other. */
    String wholeCoins(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 0
                ? bundle.say("coins.whole", amount.toBigInteger())
                : coins(amount);
    }

    /** A length in whole seconds: 1 min 20 s. Parts that are zero are left out. */
    String duration(Duration length) {
        if (length.toSeconds() == 0) {
            return bundle.say("duration.seconds", 0);
        }
        return Stream.of(
                        part("duration.hours", length.toHours()),
                        part("duration.minutes", length.toMinutesPart()),
                        part("duration.seconds", length.toSecondsPart()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String part(String key, long amount) {
        return amount == 0 ? "" : bundle.say(key, amount);
    }
}
