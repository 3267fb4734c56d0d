package dev.aisha.gateway.ops;

import dev.aisha.contract.billing.Account;
import dev.aisha.contract.billing.TransactionLine;
import dev.aisha.gateway.billing.AccountOutcome;
import dev.aisha.gateway.billing.BillingClient;
import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.OpsWords;
import dev.aisha.gateway.settings.Choices;
import dev.aisha.gateway.settings.UserSettings;
import dev.aisha.gateway.work.PeerUnavailable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code /user ID}: what somebody has, what they sent lately and have chosen. Words for fields are those of tables and logs,
 * in every language.
 */
@Singleton
final class UserCommand implements Command {
    private static final Logger LOG = Logger.getLogger(UserCommand.class);
    private static final Pattern ID = Pattern.compile("\\d{1,16}");
    private static final int BOOKINGS = 10;
    private static final int SHORT_ID = 8;

    private final BillingClient billing;
    private final ReadUser readUser;
    private final UserSettings settings;
    private final Reply reply;

    UserCommand(BillingClient billing, ReadUser readUser, UserSettings settings, Reply reply) {
        this.billing = billing;
        this.readUser = readUser;
        this.settings = settings;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "user";
    }

    @Override
    public boolean isForAdmins() {
        return true;
    }

    @Override
    public List<Job> answer(Asked asked) {
        if (!ID.matcher(asked.argument()).matches()) {
            reply.to(asked.message(), asked.words().ops().howToUser());
            return List.of();
        }
        long user = Long.parseLong(asked.argument());
        LOG.infof("user looked up admin=%d user=%d", asked.sender().telegramId(), user);
        try {
            lookUp(asked, user);
        } catch (PeerUnavailable e) {
            LOG.warnf("user not looked up fault=%s", e.getMessage());
            reply.to(asked.message(), asked.words().tryAgain());
        }
        return List.of();
    }

    private void lookUp(Asked asked, long user) {
        OpsWords words = asked.words().ops();
        AccountOutcome account = billing.account(user);
        List<ReadUser.Brief> jobs = readUser.jobs(user);
        List<ReadUser.Paid> payments = readUser.payments(user);
        if (account instanceof AccountOutcome.Newcomer && jobs.isEmpty() && payments.isEmpty()) {
            reply.to(asked.message(), words.unknownUser(user));
            return;
        }
        Table table = new Table().heading("user " + user);
        tell(account, user, table, words);
        if (!jobs.isEmpty()) {
            table.heading("jobs");
            jobs.forEach(job -> tell(job, table));
        }
        table.heading("settings");
        tell(settings.choices(user), readUser.language(user), table);
        table.figure(readUser.openQuotes(user), "quote_open");
        if (!payments.isEmpty()) {
            table.heading("payments");
            payments.forEach(paid -> table.figure(
                    "⭐ " + paid.stars(), Table.minute(paid.at()) + " " + paid.state() + coins(paid.coins())));
        }
        reply.aligned(asked.message(), table.toString());
    }

    private void tell(AccountOutcome outcome, long user, Table table, OpsWords words) {
        switch (outcome) {
            case AccountOutcome.Found(Account account) -> {
                table.figure(account.balance(), "balance")
                        .figure(account.held(), "held")
                        .figure(account.available(), "available")
                        .figure(account.freeSecondsLeft(), "free_seconds");
                List<TransactionLine> bookings = billing.transactions(user, BOOKINGS);
                if (!bookings.isEmpty()) {
                    table.heading("transactions");
                    bookings.forEach(
                            line -> table.figure(line.amount(), Table.minute(line.createdAt()) + " " + line.type()));
                }
            }
            case AccountOutcome.Newcomer newcomer -> table.figure(Table.orDash(null), "balance");
            case AccountOutcome.Unavailable unavailable -> table.heading(words.billingAway());
        }
    }

    private static void tell(ReadUser.Brief job, Table table) {
        String length = job.seconds() == null ? Table.orDash(null) : Table.length(Duration.ofSeconds(job.seconds()));
        String code = job.code() == null ? "" : " " + job.code();
        table.figure(
                length,
                Table.minute(job.acceptedAt()) + " " + job.id().toString().substring(0, SHORT_ID) + " " + job.state()
                        + code);
    }

    private static void tell(Choices choices, @Nullable String language, Table table) {
        table.figure(Table.orDash(language), "language")
                .figure(choices.spoken().isEmpty() ? Table.orDash(null) : String.join(",", choices.spoken()), "spoken")
                .figure(choices.vocabulary().size(), "vocabulary")
                .figure(choices.timestamps(), "timestamps")
                .figure(choices.keepAudioDays(), "keep_audio_days");
    }

    private static String coins(@Nullable BigDecimal coins) {
        return coins == null ? "" : " " + coins;
    }
}
