package dev.aisha.local.sight.figures;

import dev.aisha.local.sight.metrics.Recent;
import dev.aisha.local.sight.metrics.Shown;

/**
 * One of the main figures.
 *
 * @param id names it in JSON and on the page
 * @param group that it is shown in
 * @param unit read behind its value
 */
record Figure(String id, String group, String title, Unit unit, Ask ask) {
    /** How a figure is had from what the services show now, and what they have counted lately. */
    interface Ask {
        Reading of(Shown shown, Recent recent);
    }

    /** What a value means. */
    enum Unit {
        COUNT(""),
        PER_MINUTE("a minute"),
        IN_FIVE_MINUTES("in 5 minutes"),
        SECONDS("s"),
        MINUTES_PER_HOUR("minutes an hour"),
        COINS("coins"),
        COINS_PER_MINUTE("coins a minute"),
        SECONDS_PER_MINUTE("s a minute"),
        /** 1 is yes, 0 is no. */
        YES_OR_NO("yes or no");

        private final String words;

        Unit(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
