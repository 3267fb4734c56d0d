package dev.aisha.local.telegram.stars;

import dev.aisha.local.telegram.chat.Invoice;
import dev.aisha.local.telegram.chat.Receipt;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/** The bot's payments and refunds, in their order; a payment is refunded once. */
public final class StarLedger {

    /** Transactions that are kept; the oldest are forgotten. */
    static final int CAPACITY = 20_000;

    /** Bytes of a payment's name: Telegram's are longer than 128 characters, so that a column too short is found out. */
    private static final int CHARGE_BYTES = 102;

    private final SecureRandom random = new SecureRandom();
    private final List<StarTransaction> transactions = new ArrayList<>();

    /** Writes down that a person paid, under a new name. */
    synchronized StarTransaction pay(long personId, Invoice invoice, Instant at) {
        var name = new byte[CHARGE_BYTES];
        random.nextBytes(name);
        var receipt = new Receipt(
                false,
                invoice.amount(),
                invoice.title(),
                invoice.payload(),
                "stx" + Base64.getUrlEncoder().withoutPadding().encodeToString(name),
                personId + "_" + random.nextInt(Integer.MAX_VALUE));
        return write(new StarTransaction(personId, at, receipt));
    }

    /** Writes down that a payment went back, unless it did before or there is none of that person. */
    synchronized Refund refund(long personId, String chargeId, Instant at) {
        var lines = transactions.stream()
                .filter(line -> line.personId() == personId && line.chargeId().equals(chargeId))
                .toList();
        if (lines.isEmpty()) {
            return new Refund.NotFound();
        }
        var paid = lines.getFirst().receipt();
        if (lines.getLast().receipt().refund()) {
            return new Refund.AlreadyRefunded();
        }
        var receipt = new Receipt(
                true, paid.amount(), paid.title(), paid.payload(), paid.chargeId(), paid.providerChargeId());
        return new Refund.Done(write(new StarTransaction(personId, at, receipt)));
    }

    /** Everything that is kept, oldest first. */
    public synchronized List<StarTransaction> all() {
        return List.copyOf(transactions);
    }

    /** Stars that the bot has. */
    public synchronized long balance() {
        return transactions.stream().mapToLong(StarTransaction::gain).sum();
    }

    /** Takes up what was kept. */
    public synchronized void restore(Collection<StarTransaction> kept) {
        transactions.addAll(kept);
    }

    private StarTransaction write(StarTransaction line) {
        transactions.add(line);
        if (transactions.size() > CAPACITY) {
            transactions.removeFirst();
        }
        return line;
    }

    /** What became of the wish to give a payment back. */
    public sealed interface Refund {

        /** It went back. */
        record Done(StarTransaction transaction) implements Refund {}

        /** It had gone back before. */
        record AlreadyRefunded() implements Refund {}

        /** The person made no such payment. */
        record NotFound() implements Refund {}
    }
}
