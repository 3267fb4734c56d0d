package dev.aisha.gateway.language;

/** What is said to an admin about messages to everybody. */
public final class BroadcastWords {
    private final Bundle bundle;

    BroadcastWords(Bundle bundle) {
        this.bundle = bundle;
    }

    /** What {@code /broadcast} wants. */
    public String howTo() {
        return bundle.say("broadcast.how_to");
    }

    /** The text is longer than this. */
    public String tooLong(int most) {
        return bundle.say("broadcast.too_long", most);
    }

    /** There is nobody to send it to. */
    public String nobody() {
        return bundle.say("broadcast.nobody");
    }

    /** What would be sent and to how many, above the buttons that do it or not. */
    public String preview(long recipients, String text) {
        return bundle.say("broadcast.preview", recipients, text);
    }

    /** The button that sends. */
    public String send() {
        return bundle.say("broadcast.send");
    }

    /** It is not sent, as the admin did not want it. */
    public String notSent() {
        return bundle.say("broadcast.not_sent");
    }

    /** Another one is being sent. */
    public String isOpen() {
        return bundle.say("broadcast.is_open");
    }

    /** There is none to stop. */
    public String noneIsOpen() {
        return bundle.say("broadcast.none_is_open");
    }

    /** It is being ended. */
    public String stopping() {
        return bundle.say("broadcast.stopping");
    }

    /** How far it is. */
    public String progress(long sent, long failed, long blocked, long left) {
        return bundle.say("broadcast.progress", sent, failed, blocked, left);
    }

    /** Everybody has had a turn. */
    public String done(long sent, long failed, long blocked) {
        return bundle.say("broadcast.done", sent, failed, blocked);
    }

    /** Somebody has ended it: so many have had no turn. */
    public String stopped(long sent, long failed, long blocked, long left) {
        return bundle.say("broadcast.stopped", sent, failed, blocked, left);
    }
}
