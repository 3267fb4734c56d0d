package dev.aisha.local.telegram.stars;

import dev.aisha.local.telegram.chat.ChatEvent;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Draft;
import dev.aisha.local.telegram.chat.Invoice;
import dev.aisha.local.telegram.stars.StarLedger.Refund;
import dev.aisha.local.telegram.updates.TellBot;
import dev.aisha.local.telegram.updates.UpdateQueue;
import dev.aisha.local.telegram.wire.TelegramJson;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Payments from the press of Pay on: the bot is asked, and has some seconds to agree or to decline. Agreed, the Stars
 * change hands and the chat gets a receipt. An invoice can be paid again, as its forwarded copies can.
 */
public final class Checkout {

    /** Presses at once, so that a runaway script cannot fill the memory. */
    static final int WAITING = 10_000;

    /** Outcomes that are remembered for who asks later. */
    private static final int REMEMBERED = 2_000;

    private static final String NO_ANSWER = "The bot did not answer in time. Nothing was paid.";

    private final Map<String, Press> waiting = new LinkedHashMap<>();
    private final LinkedHashMap<String, PaymentOutcome> outcomes = new LinkedHashMap<>();
    private final StarLedger ledger = new StarLedger();
    private final Purses purses = new Purses();
    private final Chats chats;
    private final UpdateQueue updates;
    private final TellBot tellBot;
    private final TelegramJson json;
    private final Duration answerable;

    /** @param answerable how long the bot has to answer */
    public Checkout(Chats chats, UpdateQueue updates, TellBot tellBot, TelegramJson json, Duration answerable) {
        this.chats = chats;
        this.updates = updates;
        this.tellBot = tellBot;
        this.json = json;
        this.answerable = answerable;
    }

    /** What was paid and given back. */
    public StarLedger ledger() {
        return ledger;
    }

    /** A person has that many Stars from now on, instead of any number. */
    public void fillPurse(long personId, long stars) {
        purses.fill(personId, stars);
    }

    /**
     * A person presses Pay.
     *
     * @return id of the query that the bot has to answer
     * @throws IllegalArgumentException if there is no such invoice or the person has too few Stars
     */
    public String press(long personId, long messageId) {
        return tellBot.inOrder(() -> {
            expire();
            if (waiting.size() >= WAITING) {
                throw new IllegalStateException("more than " + WAITING + " payments at once");
            }
            var invoice = chats.message(personId, messageId)
                    .flatMap(ChatMessage::bill)
                    .orElseThrow(() -> new IllegalArgumentException("message " + messageId + " is no invoice"));
            purses.take(personId, invoice.amount());
            var queryId = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, Long.MAX_VALUE));
            waiting.put(
                    queryId,
                    new Press(personId, invoice, chats.clock().instant().plus(answerable)));
            updates.add("pre_checkout_query", personId, messageId, json.preCheckoutQuery(queryId, personId, invoice));
            return queryId;
        });
    }

    /** The bot agrees; false where the query is unknown, answered already, or too old. */
    public boolean agree(String queryId) {
        return answer(queryId, this::paid);
    }

    /** The bot declines with words for the person; false as in {@link #agree}. */
    public boolean decline(String queryId, String why) {
        return answer(queryId, press -> declined(press, why));
    }

    /** Lets those payments fail that the bot did not answer in time. */
    public void expire() {
        tellBot.inOrder(() -> {
            var now = chats.clock().instant();
            var late = waiting.entrySet().stream()
                    .filter(entry -> !entry.getValue().until().isAfter(now))
                    .map(Map.Entry::getKey)
                    .toList();
            for (var queryId : late) {
                var press = waiting.remove(queryId);
                if (press != null) {
                    purses.giveBack(press.personId(), press.invoice().amount());
                    conclude(queryId, press, new PaymentOutcome.TimedOut());
                }
            }
            return late.size();
        });
    }

    /** Gives a payment back, once; the chat gets a line about it. */
    public Refund refund(long personId, String chargeId) {
        return tellBot.inOrder(() -> {
            var refund = ledger.refund(personId, chargeId, chats.now());
            if (refund instanceof Refund.Done(var transaction)) {
                purses.giveBack(personId, transaction.receipt().amount());
                tellBot.post(personId, true, Draft.receipt(transaction.receipt()));
            }
            return refund;
        });
    }

    /** How a press ended, empty while it has not. */
    public Optional<PaymentOutcome> outcome(String queryId) {
        return tellBot.inOrder(() -> Optional.ofNullable(outcomes.get(queryId)));
    }

    private boolean answer(String queryId, Function<Press, PaymentOutcome> end) {
        return tellBot.inOrder(() -> {
            expire();
            var press = waiting.remove(queryId);
            if (press == null) {
                return false;
            }
            conclude(queryId, press, end.apply(press));
            return true;
        });
    }

    private PaymentOutcome paid(Press press) {
        var transaction = ledger.pay(press.personId(), press.invoice(), chats.now());
        return new PaymentOutcome.Paid(tellBot.post(press.personId(), false, Draft.receipt(transaction.receipt())));
    }

    private PaymentOutcome declined(Press press, String why) {
        purses.giveBack(press.personId(), press.invoice().amount());
        return new PaymentOutcome.Declined(why);
    }

    private void conclude(String queryId, Press press, PaymentOutcome outcome) {
        outcomes.put(queryId, outcome);
        if (outcomes.size() > REMEMBERED) {
            outcomes.pollFirstEntry();
        }
        var words = switch (outcome) {
            case PaymentOutcome.Paid paid -> "";
            case PaymentOutcome.Declined(var why) -> why;
            case PaymentOutcome.TimedOut timedOut -> NO_ANSWER;
        };
        chats.events()
                .append(seq -> new ChatEvent.PressAnswered(
                        seq, chats.clock().instant(), press.personId(), queryId, words, !words.isEmpty()));
    }

    private record Press(long personId, Invoice invoice, Instant until) {}
}
