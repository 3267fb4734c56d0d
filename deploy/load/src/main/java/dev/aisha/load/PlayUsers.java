package dev.aisha.load;

import dev.aisha.load.DrawNotes.Note;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.user.LocalUser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The users, each of whom sends a note now and then: who and which follows from the seed. */
final class PlayUsers {
    private static final double SECONDS_OF_A_MINUTE = 60;

    private final List<LocalUser> users;
    private final Pace pace;
    private final DrawNotes notes;
    private final FollowNotes follow;
    private final Random random;
    private final Clock clock;

    PlayUsers(LocalTelegram telegram, Crowd crowd, DrawNotes notes, FollowNotes follow, Clock clock) {
        users = IntStream.range(0, crowd.users())
                .mapToObj(i -> telegram.newUser("User " + i, i % 2 == 0 ? "en" : "ru"))
                .toList();
        pace = crowd.pace();
        random = new Random(crowd.seed());
        this.notes = notes;
        this.follow = follow;
        this.clock = clock;
    }

    /** As {@link #play}, but comes to the pace little by little, so that workers are not in step with each other. */
    void warmUp(Duration length) throws InterruptedException {
        switch (pace) {
            case Pace.UnderWay most -> {
                fill(most.notes(), length.dividedBy(2));
                play(length.dividedBy(2));
            }
            case Pace.Rate ignored -> play(length);
        }
    }

    private void fill(int notes, Duration length) throws InterruptedException {
        Instant start = clock.instant();
        for (int allowed = 1; allowed <= notes; allowed++) {
            if (follow.awaitFewerThan(allowed, Duration.ZERO)) {
                send();
            }
            sleepUntil(start.plus(length.multipliedBy(allowed).dividedBy(notes)));
        }
    }

    /** Keeps to the pace for so long. */
    void play(Duration length) throws InterruptedException {
        Instant end = clock.instant().plus(length);
        switch (pace) {
            case Pace.UnderWay most -> keepUnderWay(most.notes(), end);
            case Pace.Rate rate -> sendAtRandom(rate.perMinute(), end);
        }
    }

    private void keepUnderWay(int notes, Instant end) throws InterruptedException {
        while (follow.awaitFewerThan(notes, Duration.between(clock.instant(), end))
                && clock.instant().isBefore(end)) {
            send();
        }
    }

    /** Moments that know nothing of each other: the time between two of them is exponentially distributed. */
    private void sendAtRandom(int perMinute, Instant end) throws InterruptedException {
        Instant next = clock.instant();
        while (true) {
            double seconds = -Math.log(1 - random.nextDouble()) * SECONDS_OF_A_MINUTE / perMinute;
            next = next.plusNanos((long) (seconds * 1e9));
            if (next.isAfter(end)) {
                sleepUntil(end);
                return;
            }
            sleepUntil(next);
            send();
        }
    }

    private void send() {
        Note note = notes.next(random);
        users.get(random.nextInt(users.size())).sendVoice(note.file(), note.length());
    }

    private void sleepUntil(Instant moment) throws InterruptedException {
        Duration early = Duration.between(clock.instant(), moment);
        if (early.isPositive()) {
            Thread.sleep(early);
        }
    }
}
