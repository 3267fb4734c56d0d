package dev.aisha.gateway.language;

import java.math.BigDecimal;

/** What is said to admins. Ids and amounts are written as commands and books have them, in every language. */
public final class OpsWords {
    private final Bundle bundle;

    OpsWords(Bundle bundle) {
        this.bundle = bundle;
    }

    /** What {@code /user} wants. */
    public String howToUser() {
        return bundle.say("ops.how_to_user");
    }

    /** What {@code /job} wants. */
    public String howToJob() {
        return bundle.say("ops.how_to_job");
    }

    /** What {@code /adjust} wants. */
    public String howToAdjust() {
        return bundle.say("ops.how_to_adjust");
    }

    /** The amount is none. */
    public String noAmount() {
        return bundle.say("ops.no_amount");
    }

    /** The amount has too many decimals. */
    public String tooFine() {
        return bundle.say("ops.too_fine");
    }

    /** The reason is longer than this. */
    public String reasonTooLong(int most) {
        return bundle.say("ops.reason_too_long", most);
    }

    /** Nobody of this id is known. */
    public String unknownUser(long telegramId) {
        return bundle.say("ops.unknown_user", String.valueOf(telegramId));
    }

    /** No job has this id. */
    public String unknownJob() {
        return bundle.say("ops.unknown_job");
    }

    /** More than one job has an id that begins so. */
    public String severalJobs() {
        return bundle.say("ops.several_jobs");
    }

    /** Billing does not answer; nothing has happened. */
    public String billingAway() {
        return bundle.say("ops.billing_away");
    }

    /** What an adjustment would do, above the buttons that do it or not. */
    public String adjustment(
            long telegramId, BigDecimal amount, String reason, BigDecimal before, BigDecimal afterwards) {
        return bundle.say(
                "ops.adjustment",
                String.valueOf(telegramId),
                signed(amount),
                reason,
                before.toPlainString(),
                afterwards.toPlainString());
    }

    /** The coins to take are not there. */
    public String tooFewCoins(BigDecimal missing, BigDecimal available) {
        return bundle.say("ops.too_few_coins", missing.toPlainString(), available.toPlainString());
    }

    /** The button that books. */
    public String book() {
        return bundle.say("ops.book");
    }

    /** The button that books what is perhaps booked already. */
    public String bookAgain() {
        return bundle.say("ops.book_again");
    }

    /** It is booked. */
    public String booked(long telegramId, BigDecimal amount, BigDecimal balance) {
        return bundle.say("ops.booked", String.valueOf(telegramId), signed(amount), balance.toPlainString());
    }

    /** Nobody knows whether it is booked, as billing did not answer. */
    public String perhapsBooked(long telegramId, BigDecimal amount) {
        return bundle.say("ops.perhaps_booked", String.valueOf(telegramId), signed(amount));
    }

    /** It is not, as the admin did not want it. */
    public String notBooked() {
        return bundle.say("ops.not_booked");
    }

    /** It is not, as billing does not take it. */
    public String refusedByBilling(int status) {
        return bundle.say("ops.refused", status);
    }

    /** Above figures of the last day. */
    public String lastDay() {
        return bundle.say("ops.last_day");
    }

    /** Minutes of audio that were transcribed. */
    public String minutes() {
        return bundle.say("ops.minutes");
    }

    /** Coins that were captured. */
    public String captured() {
        return bundle.say("ops.captured");
    }

    /** Texts that could not be shown. */
    public String undeliverable() {
        return bundle.say("ops.undeliverable");
    }

    /** Above who was active. */
    public String people() {
        return bundle.say("ops.people");
    }

    /** In a day. */
    public String activeDay() {
        return bundle.say("ops.active_day");
    }

    /** In seven days. */
    public String activeWeek() {
        return bundle.say("ops.active_week");
    }

    /** At all. */
    public String activeEver() {
        return bundle.say("ops.active_ever");
    }

    /** Above how things stand. */
    public String now() {
        return bundle.say("ops.now");
    }

    /** Jobs that are not at their end. */
    public String open() {
        return bundle.say("ops.open");
    }

    /** How old the oldest of them is. */
    public String oldest() {
        return bundle.say("ops.oldest");
    }

    /** Entries in a lane. */
    public String inLane(String lane) {
        return bundle.say("ops.in_lane", lane);
    }

    /** Those of them that workers have. */
    public String heldOfLane(String lane) {
        return bundle.say("ops.held_of_lane", lane);
    }

    /** Jobs that the workers gave up. */
    public String dead() {
        return bundle.say("ops.dead");
    }

    /** Texts that are still to be shown. */
    public String notDelivered() {
        return bundle.say("ops.not_delivered");
    }

    /** Payments that somebody has to look at. */
    public String stuck() {
        return bundle.say("ops.stuck");
    }

    private static String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + amount.toPlainString();
    }
}
