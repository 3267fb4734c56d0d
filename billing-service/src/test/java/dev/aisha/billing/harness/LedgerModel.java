package dev.aisha.billing.harness;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What billing should answer about one user, by the simplest means: plain arithmetic in memory, one step after the other.
 * At 15.00 coins a minute, 180 free seconds a day, 100.00 coins on arrival.
 */
public final class LedgerModel {
    private static final BigDecimal PRICE = new BigDecimal("15.0");
    private static final long ALLOWANCE = 180;

    private BigDecimal balance = new BigDecimal("100.00");
    private final Map<LocalDate, Long> freeUsed = new HashMap<>();
    private final Map<UUID, Hold> holds = new HashMap<>();

    private static final class Hold {
        private String state = "HELD";
        private final LocalDate day;
        private final long requested;
        private long seconds;
        private long free;
        private BigDecimal coins;
        private String captured = "";
        private long capturedSeconds;

        Hold(LocalDate day, long seconds, long free) {
            this.day = day;
            this.requested = seconds;
            this.seconds = seconds;
            this.free = free;
            this.coins = price(seconds - free, PRICE);
        }

        String asHeld() {
            return "%s %d %d %s".formatted(state, seconds, free, coins);
        }
    }

    /** Half-up to 0.01, once. */
    public static BigDecimal price(long seconds, BigDecimal perMinute) {
        return BigDecimal.valueOf(seconds).multiply(perMinute).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }

    private BigDecimal held() {
        return holds.values().stream()
                .filter(hold -> hold.state.equals("HELD"))
                .map(hold -> hold.coins)
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private BigDecimal available() {
        return balance.subtract(held());
    }

    private long freeLeft(LocalDate day) {
        return ALLOWANCE - freeUsed.getOrDefault(day, 0L);
    }

    private static String refusal(BigDecimal extra, BigDecimal available) {
        return "402 missing " + extra.subtract(available) + " of " + available;
    }

    public String reserve(UUID id, long seconds, LocalDate today) {
        Hold known = holds.get(id);
        if (known != null) {
            return known.requested == seconds ? "200 " + known.asHeld() : "409 id-taken";
        }
        Hold hold = new Hold(today, seconds, Math.min(seconds, freeLeft(today)));
        if (hold.coins.compareTo(available()) > 0) {
            return refusal(hold.coins, available());
        }
        freeUsed.merge(today, hold.free, Long::sum);
        holds.put(id, hold);
        return "201 " + hold.asHeld();
    }

    public String raise(UUID id, long seconds) {
        Hold hold = holds.get(id);
        if (hold == null) {
            return "404 unknown-reservation";
        }
        if (seconds <= hold.seconds) {
            return "200 " + hold.asHeld();
        }
        if (!hold.state.equals("HELD")) {
            return "409 settled-otherwise";
        }
        long extraFree = Math.min(seconds - hold.seconds, freeLeft(hold.day));
        BigDecimal coins = price(seconds - hold.free - extraFree, PRICE);
        if (coins.subtract(hold.coins).compareTo(available()) > 0) {
            return refusal(coins.subtract(hold.coins), available());
        }
        freeUsed.merge(hold.day, extraFree, Long::sum);
        hold.seconds = seconds;
        hold.free += extraFree;
        hold.coins = coins;
        return "200 " + hold.asHeld();
    }

    public String capture(UUID id, long seconds) {
        Hold hold = holds.get(id);
        if (hold == null) {
            return "404 unknown-reservation";
        }
        if (hold.state.equals("CAPTURED") && hold.capturedSeconds == seconds) {
            return hold.captured;
        }
        if (!hold.state.equals("HELD")) {
            return "409 settled-otherwise";
        }
        if (seconds > hold.seconds) {
            return "409 more-than-held";
        }
        long free = Math.min(seconds, hold.free);
        BigDecimal due = price(seconds - free, PRICE);
        freeUsed.merge(hold.day, free - hold.free, Long::sum);
        balance = balance.subtract(due);
        hold.state = "CAPTURED";
        hold.capturedSeconds = seconds;
        hold.captured = "200 CAPTURED %s %d %s".formatted(due, free, balance);
        return hold.captured;
    }

    public String release(UUID id) {
        Hold hold = holds.get(id);
        if (hold == null) {
            return "404 unknown-reservation";
        }
        if (hold.state.equals("HELD")) {
            hold.state = "RELEASED";
            freeUsed.merge(hold.day, -hold.free, Long::sum);
        }
        return hold.state.equals("RELEASED") ? "200 RELEASED" : "409 settled-otherwise";
    }

    public String account(LocalDate today) {
        return "%s %s %s %d".formatted(balance, held(), available(), freeLeft(today));
    }
}
