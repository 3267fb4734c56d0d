package dev.aisha.load;

import dev.aisha.load.FollowNotes.Answered;
import dev.aisha.local.system.AskAudit;
import dev.aisha.local.system.AskDatabase;
import dev.aisha.local.system.Peers;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the books balance, and each user has paid for what was transcribed, and for nothing else. */
final class CheckBooks {
    /** 15 coins a minute, as it is shipped. */
    private static final BigDecimal COINS_A_SECOND = new BigDecimal("0.25");

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int MOST_LOOKS = 300;

    private static final String OPEN_HOLDS = "select count(*) as holds from billing.reservations where state = 'HELD'";
    private static final String PAID = """
            select u.telegram_id, sum(r.captured_coins) as coins
            from billing.reservations r join billing.users u on u.id = r.user_id
            where r.state = 'CAPTURED' group by u.telegram_id""";

    private final AskDatabase database;
    private final String internalToken;
    private final String billing;

    CheckBooks(Peers peers, String billing) {
        database = new AskDatabase(peers.stores().postgres());
        internalToken = peers.internalToken();
        this.billing = billing;
    }

    private record Payment(long user, BigDecimal coins) {}

    /** What is wrong, once nothing is held any more or a minute has passed; nothing where all is well. */
    List<String> wrong(List<Answered> answered) throws InterruptedException, IOException, SQLException {
        List<String> wrong = new ArrayList<>();
        long holds = openHolds();
        for (int looks = 0; holds > 0 && looks < MOST_LOOKS; looks++) {
            Thread.sleep(LOOK_EVERY);
            holds = openHolds();
        }
        if (holds > 0) {
            wrong.add(holds + " holds are open");
        }
        try (AskAudit audit = new AskAudit()) {
            audit.broken(billing, internalToken).forEach(line -> wrong.add("audit: " + line));
        }
        wrong.addAll(mischarged(answered));
        return wrong;
    }

    private long openHolds() throws SQLException {
        return database.query(OPEN_HOLDS, row -> row.getLong("holds")).getFirst();
    }

    private List<String> mischarged(List<Answered> answered) throws SQLException {
        Map<Long, BigDecimal> owed = new HashMap<>();
        answered.forEach(note -> owed.merge(note.chat(), price(note.length()), BigDecimal::add));
        List<String> wrong = new ArrayList<>();
        for (Payment payment :
                database.query(PAID, row -> new Payment(row.getLong("telegram_id"), row.getBigDecimal("coins")))) {
            BigDecimal due = owed.getOrDefault(payment.user(), BigDecimal.ZERO);
            owed.remove(payment.user());
            if (payment.coins().compareTo(due) != 0) {
                wrong.add("user " + payment.user() + " paid " + payment.coins() + " instead of " + due);
            }
        }
        owed.forEach((user, due) -> wrong.add("user " + user + " paid nothing instead of " + due));
        return wrong;
    }

    private static BigDecimal price(Duration length) {
        return COINS_A_SECOND.multiply(BigDecimal.valueOf(length.toSeconds()));
    }
}
