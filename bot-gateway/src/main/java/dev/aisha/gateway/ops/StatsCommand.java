package dev.aisha.gateway.ops;

import dev.aisha.contract.Lane;
import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.OpsWords;
import dev.aisha.gateway.submission.LookAtEntries;
import dev.aisha.gateway.work.PeerUnavailable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** {@code /stats}: how the last day was, and how things stand now, in one message. A dash: nobody knows just now. */
@Singleton
final class StatsCommand implements Command {
    private static final Logger LOG = Logger.getLogger(StatsCommand.class);
    private static final BigDecimal SECONDS_OF_A_MINUTE = BigDecimal.valueOf(60);

    private final ReadStats readStats;
    private final LookAtEntries entries;
    private final Clock clock;
    private final Reply reply;

    StatsCommand(ReadStats readStats, LookAtEntries entries, Clock clock, Reply reply) {
        this.readStats = readStats;
        this.entries = entries;
        this.clock = clock;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "stats";
    }

    @Override
    public boolean isForAdmins() {
        return true;
    }

    @Override
    public List<Job> answer(Asked asked) {
        LOG.infof("stats asked for admin=%d", asked.sender().telegramId());
        try {
            reply.aligned(asked.message(), table(readStats.read(), asked.words().ops()));
        } catch (PeerUnavailable e) {
            LOG.warnf("stats not read fault=%s", e.getMessage());
            reply.to(asked.message(), asked.words().tryAgain());
        }
        return List.of();
    }

    private String table(Stats stats, OpsWords words) {
        Table table = new Table().heading(words.lastDay());
        stats.jobs().forEach(alike -> table.figure(alike.jobs(), (alike.state() + " " + alike.code()).strip()));
        table.figure(minutes(stats.seconds()), words.minutes())
                .figure(stats.coins().setScale(2, RoundingMode.HALF_UP), words.captured())
                .figure(stats.undeliverable(), words.undeliverable());
        table.heading(words.people())
                .figure(stats.activeDay(), words.activeDay())
                .figure(stats.activeWeek(), words.activeWeek())
                .figure(Table.orDash(stats.activeEver()), words.activeEver());
        table.heading(words.now()).figure(stats.open(), words.open()).figure(age(stats), words.oldest());
        for (Lane lane : Lane.values()) {
            table.figure(known(() -> entries.count(lane)), words.inLane(lane.label()))
                    .figure(known(() -> entries.countHeld(lane)), words.heldOfLane(lane.label()));
        }
        return table.figure(known(entries::countDead), words.dead())
                .figure(stats.notDelivered(), words.notDelivered())
                .figure(stats.stuck(), words.stuck())
                .toString();
    }

    private static String minutes(long seconds) {
        return BigDecimal.valueOf(seconds)
                .divide(SECONDS_OF_A_MINUTE, 1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private String age(Stats stats) {
        return stats.oldest() == null
                ? Table.orDash(null)
                : Table.length(Duration.between(stats.oldest(), clock.instant()));
    }

    private static String known(LongSupplier figure) {
        try {
            return String.valueOf(figure.getAsLong());
        } catch (PeerUnavailable e) {
            return Table.orDash(null);
        }
    }
}
