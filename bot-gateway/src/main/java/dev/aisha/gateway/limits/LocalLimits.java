package dev.aisha.gateway.limits;

import dev.aisha.gateway.redis.LastUsed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of {@code keep-to-limits.lua} for one process on its own clock. */
final class LocalLimits {
    /** Users, and verdicts, that are remembered; those that were asked for longest ago are forgotten. */
    static final int MOST = 10_000;

    private final Clock clock;
    private final LastUsed<Long, Taken> users = new LastUsed<>(MOST);
    private final LastUsed<String, Given> verdicts = new LastUsed<>(MOST);

    /** What a user has taken: until when it grows back, and until when they know that they have to wait. */
    private static final class Taken {
        private final Map<Limit, Instant> until = new EnumMap<>(Limit.class);
        private final Map<Limit, Instant> told = new EnumMap<>(Limit.class);
    }

    /** A verdict, and when its wait is over. */
    private record Given(Verdict verdict, Instant end) {}

    private record Refusal(Limit limit, Duration time) {}

    LocalLimits(Clock clock) {
        this.clock = clock;
    }

    /** @param id of the request, which may be asked for again; null where it is not */
    synchronized Ruling ask(long user, @Nullable String id, List<Toll> tolls) {
        Instant now = clock.instant();
        @Nullable Given given = id == null ? null : verdicts.find(id);
        if (given != null) {
            return new Ruling(again(given, now), true);
        }
        Verdict verdict = judge(users.get(user, unknown -> new Taken()), tolls, now);
        if (id != null) {
            verdicts.put(id, new Given(verdict, verdict instanceof Verdict.Refused no ? now.plus(no.time()) : now));
        }
        return new Ruling(verdict, false);
    }

    private static Verdict again(Given given, Instant now) {
        return given.verdict() instanceof Verdict.Refused(Limit limit, Duration time, boolean first)
                ? new Verdict.Refused(limit, longer(Duration.between(now, given.end()), Duration.ZERO), first)
                : given.verdict();
    }

    private static Verdict judge(Taken taken, List<Toll> tolls, Instant now) {
        Optional<Refusal> refusal = tolls.stream()
                .map(toll -> new Refusal(toll.limit(), wait(taken, toll, now)))
                .filter(refused -> refused.time().isPositive())
                .max(Comparator.comparing(Refusal::time));
        return refusal.<Verdict>map(refused -> refuse(taken, refused, now)).orElseGet(() -> pass(taken, tolls, now));
    }

    private static Verdict refuse(Taken taken, Refusal refusal, Instant now) {
        boolean first = !moment(taken.told, refusal.limit(), now).isAfter(now);
        if (first) {
            taken.told.put(refusal.limit(), now.plus(refusal.time()));
        }
        return new Verdict.Refused(refusal.limit(), refusal.time(), first);
    }

    private static Verdict pass(Taken taken, List<Toll> tolls, Instant now) {
        tolls.forEach(toll -> {
            taken.until.put(toll.limit(), moment(taken.until, toll.limit(), now).plus(toll.cost()));
            taken.told.remove(toll.limit());
        });
        return new Verdict.Passed();
    }

    private static Duration wait(Taken taken, Toll toll, Instant now) {
        Instant paid = moment(taken.until, toll.limit(), now).plus(toll.cost());
        return Duration.between(now, paid).minus(toll.limit().time());
    }

    /** Not before now, and no further ahead than it can be; what lies twice as far ahead was written by a wrong clock. */
    private static Instant moment(Map<Limit, Instant> moments, Limit limit, Instant now) {
        Instant at = moments.getOrDefault(limit, now);
        Instant furthest = now.plus(limit.time());
        if (at.isBefore(now) || at.isAfter(furthest.plus(limit.time()))) {
            return now;
        }
        return at.isAfter(furthest) ? furthest : at;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
