package dev.aisha.worker.transcript;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The stretches with sound put one after another, and the gaps between them. */
final class SoundTrack {
    private final List<Span> sounds;
    private final List<Place> gaps = new ArrayList<>();
    private final Duration length;

    /**
     * A place in the sound.
     *
     * @param heard how much sound lies before it
     * @param end where the sound before it ends, in the whole audio
     * @param start where the sound after it begins: later than {@code end} in a gap
     */
    record Place(Duration heard, Duration end, Duration start) {}

    SoundTrack(List<Span> sounds) {
        this.sounds = sounds;
        Duration heard = Duration.ZERO;
        for (int i = 0; i < sounds.size(); i++) {
            heard = heard.plus(sounds.get(i).length());
            if (i < sounds.size() - 1) {
                gaps.add(new Place(heard, sounds.get(i).end(), sounds.get(i + 1).start()));
            }
        }
        length = heard;
    }

    Place beginning() {
        Duration start = sounds.getFirst().start();
        return new Place(Duration.ZERO, start, start);
    }

    Place end() {
        Duration end = sounds.getLast().end();
        return new Place(length, end, end);
    }

    /** The nearest gap, no further away than the distance. */
    Optional<Place> gapNear(Duration heard, Duration distance) {
        return gaps.stream()
                .min(Comparator.comparing(gap -> apart(gap, heard)))
                .filter(gap -> apart(gap, heard).compareTo(distance) <= 0);
    }

    static Duration apart(Place place, Duration heard) {
        return place.heard().minus(heard).abs();
    }

    /** In the midst of the sound. */
    Place at(Duration heard) {
        Duration left = heard;
        for (Span sound : sounds) {
            if (left.compareTo(sound.length()) < 0) {
                Duration time = sound.start().plus(left);
                return new Place(heard, time, time);
            }
            left = left.minus(sound.length());
        }
        return end();
    }
}
