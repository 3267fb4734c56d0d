package dev.aisha.gateway.turns;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Waits for turns, so long and no longer: whoever would have to wait longer is told so, and keeps no thread. */
@Singleton
public final class AwaitTurn {
    private final TakeTurn takeTurn;
    private final MeterRegistry meters;

    public AwaitTurn(TakeTurn takeTurn, MeterRegistry meters) {
        this.takeTurn = takeTurn;
        this.meters = meters;
        meters.counter("aisha.telegram.holds"); // shown before the first one
    }

    /** Returns {@link Turn.Go} when the message may go, which is now; at once where it may not. */
    public Turn await(long chat, Urgency urgency) {
        Turn turn = takeTurn.take(chat, urgency);
        boolean waits = turn instanceof Turn.Go(Duration in) && in.isPositive();
        Turn come = waits ? after(((Turn.Go) turn).in(), chat) : turn;
        count(waits, come, urgency);
        return come;
    }

    /** Telegram has answered a message to this chat with 429, and the word to wait so long. */
    public void holdBack(long chat, Duration time) {
        meters.counter("aisha.telegram.holds").increment();
        takeTurn.holdBack(chat, time);
    }

    private Turn after(Duration time, long chat) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Turn.Wait(time, Turn.Whose.ALL);
        }
        // Who went before may have been told to wait meanwhile.
        return takeTurn.heldBack(chat).<Turn>map(held -> held).orElseGet(() -> new Turn.Go(Duration.ZERO));
    }

    private void count(boolean waited, Turn turn, Urgency urgency) {
        String outcome = switch (turn) {
            case Turn.Go go -> waited ? "waited" : "at_once";
            case Turn.Wait wait -> urgency == Urgency.MUST_BE_SHOWN ? "put_off" : "left_out";
            case Turn.HeldBack held -> "held_back";
        };
        meters.counter("aisha.telegram.turns", "outcome", outcome).increment();
    }
}
