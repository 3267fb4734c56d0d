package dev.aisha.chaos.plan;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One note of a plan.
 *
 * @param number counts the notes of a plan from 0
 * @param at when it is sent, counted from the start
 * @param user who sends it, counted from 0
 * @param seconds what is to be paid for: every started second. The recording ends half a second before
 * @param announced what its sender's app says; a lie where the kind says so
 * @param firstWord number of its first word; none of its words is another note's of the time around it
 * @param words how many words are said
 * @param repeats how often its update is delivered again
 */
public record Sending(
        int number,
        Duration at,
        int user,
        NoteKind kind,
        long seconds,
        Duration announced,
        int firstWord,
        int words,
        int repeats) {

    /** The words that are said, in order, as numbers. */
    public List<Integer> spoken() {
        return IntStream.range(firstWord, firstWord + words).boxed().toList();
    }

    /** How long the recording plays. */
    public Duration length() {
        return Duration.ofSeconds(seconds).minusMillis(500);
    }
}
