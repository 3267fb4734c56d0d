package dev.aisha.gateway.exporting;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import dev.aisha.contract.billing.TransactionLine;
import dev.aisha.gateway.billing.AccountOutcome;
import dev.aisha.gateway.billing.BillingClient;
import dev.aisha.gateway.billing.BillingUnavailable;
import dev.aisha.gateway.exporting.PartFile.Form;
import dev.aisha.gateway.settings.Choices;
import dev.aisha.gateway.settings.UserSettings;
import dev.aisha.gateway.topup.ListPayments;
import dev.aisha.gateway.topup.PaidStars;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** Packs what is kept of a user beside transcripts: settings, account, bookings, payments. */
@Singleton
final class PackAccount {
    /** As large as billing's answers may be. */
    private static final int PAGE = 50;

    /** A hundred a day for five years; as files they have room in a part. */
    static final int MOST_BOOKINGS = 200_000;

    private final BillingClient billing;
    private final ListPayments listPayments;
    private final UserSettings settings;
    private final ObjectWriter json;

    PackAccount(BillingClient billing, ListPayments listPayments, UserSettings settings, ObjectMapper json) {
        this.billing = billing;
        this.listPayments = listPayments;
        this.settings = settings;
        this.json = json.writerWithDefaultPrettyPrinter().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** What a user has chosen, as they read it. */
    private record Chosen(
            String language,
            List<String> spokenLanguages,
            List<String> vocabulary,
            boolean timesInText,
            int keepAudioDays,
            boolean summaries) {}

    /**
     * Writes the files; those of which there is nothing are left out.
     *
     * @return false where there were more bookings than have room
     * @throws dev.aisha.gateway.work.PeerUnavailable where billing or the database is away
     */
    boolean pack(Export export, PartFile part) throws IOException {
        long user = export.telegramId();
        Instant at = export.askedAt();
        Choices choices = settings.choices(user);
        Chosen chosen = new Chosen(
                export.languageCode(),
                choices.spoken(),
                choices.vocabulary(),
                choices.timestamps(),
                choices.keepAudioDays(),
                choices.summaries());
        part.add("settings.json", at, Form.DEFLATED, out -> json.writeValue(out, chosen));
        switch (billing.account(user)) {
            case AccountOutcome.Found found ->
                part.add("account.json", at, Form.DEFLATED, out -> json.writeValue(out, found.account()));
            case AccountOutcome.Newcomer newcomer -> {}
            case AccountOutcome.Unavailable unavailable -> throw new BillingUnavailable(0);
        }
        List<PaidStars> payments = listPayments.of(user);
        if (!payments.isEmpty()) {
            part.add("payments.json", at, Form.DEFLATED, out -> json.writeValue(out, payments));
        }
        return packBookings(user, at, part);
    }

    /** Twice the same, though there may be newer ones the second time. */
    private boolean packBookings(long user, Instant at, PartFile part) throws IOException {
        Bookings table = new Bookings(user, BillingClient.FROM_THE_NEWEST);
        part.add("transactions.csv", at, Form.DEFLATED, out -> WriteBookings.csv(table, out));
        Bookings again = new Bookings(user, table.newest + 1);
        part.add("transactions.json", at, Form.DEFLATED, out -> write(again, out));
        return table.isWhole();
    }

    private void write(Bookings bookings, OutputStream out) throws IOException {
        try (SequenceWriter array = json.writeValuesAsArray(out)) {
            while (bookings.hasNext()) {
                array.write(bookings.next());
            }
        }
    }

    /** All bookings of a user, or as many as have room. */
    private final class Bookings implements Iterator<TransactionLine> {
        private final Paged<TransactionLine> all;
        private long newest;
        private int number;

        Bookings(long user, long before) {
            this.all = new Paged<>(last -> page(user, last == null ? before : last.id()));
        }

        private List<TransactionLine> page(long user, long before) {
            return billing.transactions(user, before, PAGE);
        }

        boolean isWhole() {
            return !all.hasNext();
        }

        @Override
        public boolean hasNext() {
            return number < MOST_BOOKINGS && all.hasNext();
        }

        @Override
        public TransactionLine next() {
            TransactionLine next = all.next();
            newest = Math.max(newest, next.id());
            number++;
            return next;
        }
    }
}
