package dev.aisha.local.telegram.botapi;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Faults that tests plan for the next requests of a method, taken in the order in which they were planned. */
public final class Faults {

    private final Map<String, Deque<Fault>> planned = new ConcurrentHashMap<>();

    /** Plans {@code fault} for the next {@code times} requests of {@code method}, such as {@code editMessageText}. */
    public void plan(String method, int times, Fault fault) {
        var faults = planned.computeIfAbsent(method.toLowerCase(Locale.ROOT), name -> new ArrayDeque<>());
        synchronized (faults) {
            for (int i = 0; i < times; i++) {
                faults.addLast(fault);
            }
        }
    }

    /** The next requests are refused with an HTTP status and Telegram's description, such as 500 "Internal Server Error". */
    public void failNext(String method, int times, int errorCode, String description) {
        plan(method, times, new Fault.Refuse(new Refusal(errorCode, description)));
    }

    /** The next requests are refused with 429 and the word to wait. */
    public void retryAfter(String method, int times, Duration wait) {
        plan(method, times, new Fault.Refuse(Refusal.tooManyRequests(Math.toIntExact(wait.toSeconds()))));
    }

    /** The next requests are refused, as the chat that they name has become this one. */
    public void moved(String method, int times, long toChatId) {
        plan(method, times, new Fault.Refuse(Refusal.movedTo(toChatId)));
    }

    /** What the next requests ask for is done, and the connection is cut instead of an answer. */
    public void dropReply(String method, int times) {
        plan(method, times, new Fault.DropReply());
    }

    /** The connection of the next requests is cut before anything is done. */
    public void dropRequest(String method, int times) {
        plan(method, times, new Fault.DropRequest());
    }

    /** The next requests wait before they are looked at. */
    public void delay(String method, int times, Duration duration) {
        plan(method, times, new Fault.Delay(duration));
    }

    /** Forgets all that is planned. */
    public void clear() {
        planned.clear();
    }

    Optional<Fault> next(String method) {
        var faults = planned.get(method.toLowerCase(Locale.ROOT));
        if (faults == null) {
            return Optional.empty();
        }
        synchronized (faults) {
            return Optional.ofNullable(faults.pollFirst());
        }
    }
}
