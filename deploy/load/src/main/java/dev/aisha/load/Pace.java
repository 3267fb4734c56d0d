package dev.aisha.load;

/** When notes are sent. */
sealed interface Pace {
    /** As fast as they are answered: so many are under way at any time. */
    record UnderWay(int notes) implements Pace {
        public UnderWay {
            if (notes < 1) {
                throw new IllegalArgumentException("one note under way at least");
            }
        }
    }

    /** At random moments, so many a minute on average, by all users together, answered or not. */
    record Rate(int perMinute) implements Pace {
        public Rate {
            if (perMinute < 1) {
                throw new IllegalArgumentException("one note a minute at least");
            }
        }
    }
}
