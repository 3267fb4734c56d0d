package dev.aisha.gateway.language;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What is said about exports, in the chat and in them. */
public final class ExportWords {
    private final Words words;
    private final Bundle bundle;

    ExportWords(Words words) {
        this.words = words;
        this.bundle = words.bundle();
    }

    /** It is being packed: how many transcripts. */
    public String begun(long transcripts) {
        return bundle.say("export.begun", transcripts);
    }

    /** One that was asked for before is still being packed. */
    public String underWay() {
        return bundle.say("export.under_way");
    }

    /** There was one just now: when the next may be asked for. */
    public String tooSoon(Duration wait) {
        return bundle.say("export.too_soon", words.in(wait));
    }

    /** To whoever asks where others would see it. */
    public String onlyInPrivate() {
        return bundle.say("export.only_in_private");
    }

    /** Below the file with everything. */
    public String whole() {
        return bundle.say("export.whole");
    }

    /** Below one of several. */
    public String part(int number, int parts) {
        return bundle.say("export.part", number, parts);
    }

    /** It did not work, and nobody tries any more. */
    public String failed() {
        return bundle.say("export.failed");
    }

    /** What is what, in README.txt; and what is left out, where something is. */
    public String readMe(Instant at, List<String> leftOut) {
        String text =
                bundle.say("export.read_me", at.truncatedTo(ChronoUnit.SECONDS).toString());
        return leftOut.isEmpty()
                ? text + "\n"
                : text + "\n\n" + bundle.say("export.left_out") + "\n" + String.join("\n", leftOut) + "\n";
    }

    /** In README.txt: a file that no part has room for. */
    public String tooLarge(String file, long mostMegabytes) {
        return bundle.say("export.left_out.file", file, mostMegabytes);
    }

    /** To the press of a button of sound that is more than can be sent; short enough for that. */
    public String soundTooLarge(long mostMegabytes) {
        return bundle.say("sound.too_large", mostMegabytes);
    }

    /** In README.txt: there are more bookings than these. */
    public String olderBookings(int newest) {
        return bundle.say("export.left_out.bookings", newest);
    }
}
