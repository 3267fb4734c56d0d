package dev.aisha.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.stream.Stream;

/** What a language model makes of a transcript. */
public enum RenditionKind {
    /** What it is about, in a few sentences. */
    @JsonProperty("summary")
    SUMMARY("summary"),

    /** What somebody is to do, one line each. */
    @JsonProperty("todo")
    TODO("todo"),

    /** Of a conversation: what was talked about, decided, and left to be done. */
    @JsonProperty("minutes")
    MINUTES("minutes"),

    /** All of it in another language. */
    @JsonProperty("translation")
    TRANSLATION("translation");

    private final String label;

    RenditionKind(String label) {
        this.label = label;
    }

    /** How the kind is written in object keys, tables and buttons. */
    public String label() {
        return label;
    }

    /** The kind that is written so. */
    public static Optional<RenditionKind> labelled(String label) {
        return Stream.of(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }
}
