package dev.aisha.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of message the user sent. All of them are voice notes to Aisha. */
public enum MediaKind {
    @JsonProperty("voice")
    VOICE("voice"),
    @JsonProperty("audio")
    AUDIO("audio"),
    @JsonProperty("video_note")
    VIDEO_NOTE("video_note"),
    @JsonProperty("video")
    VIDEO("video"),
    /** A file that says it is audio or video. */
    @JsonProperty("document")
    DOCUMENT("document");

    private final String label;

    MediaKind(String label) {
        this.label = label;
    }

    /** How the kind is written in tables and metrics, as in Telegram's message fields. */
    public String label() {
        return label;
    }
}
