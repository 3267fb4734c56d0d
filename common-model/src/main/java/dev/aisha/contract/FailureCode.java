package dev.aisha.contract;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a job ended without what was asked for. The user is charged for none of them. */
public enum FailureCode {
    /** Nobody speaks in the audio. */
    NO_SPEECH(Blame.USER),
    /** Not audio, damaged beyond reading, or of a kind that is not accepted. */
    UNREADABLE_AUDIO(Blame.USER),
    /** A video or container without a sound track. */
    NO_AUDIO_TRACK(Blame.USER),
    /** More bytes than the Bot API server hands out, or than a worker accepts. */
    FILE_TOO_BIG(Blame.USER),
    /** More hours than a worker accepts. */
    AUDIO_TOO_LONG(Blame.USER),
    /** The audio is longer than announced, and the balance does not reach for the rest. */
    NOT_ENOUGH_COINS(Blame.USER),
    /** Telegram no longer has the file. */
    FILE_GONE(Blame.USER),
    /** Its sender does not want it any more. */
    CANCELLED(Blame.USER),
    /** Its sender was told the price, and has not agreed to it in time. */
    NOT_AGREED(Blame.USER),
    /** Telegram could not be reached for the file, for too long. */
    TELEGRAM_UNAVAILABLE(Blame.PROVIDER),
    /** The transcript that a rendition was to be made of is no longer there. */
    TRANSCRIPT_GONE(Blame.USER),
    /** The language model did not answer usably, for too long. */
    MODEL_UNAVAILABLE(Blame.PROVIDER),
    /** The provider of the language model refuses our key, account, model or this text. */
    MODEL_REFUSED(Blame.PROVIDER),
    /** The speech service did not answer usably, for too long. */
    SPEECH_UNAVAILABLE(Blame.PROVIDER),
    /** The speech service refuses our key, account or this audio. */
    SPEECH_REFUSED(Blame.PROVIDER),
    /** The object store could not be reached, for too long. */
    STORE_UNAVAILABLE(Blame.US),
    /** Worker after worker died over this job. */
    WORKER_CRASHED(Blame.US),
    /** No worker brought it to an end in time. */
    DEADLINE_PASSED(Blame.US),
    /** A fault of ours; the log has its stack trace. */
    @JsonEnumDefaultValue
    INTERNAL(Blame.US);

    /** Whose fault it is, which decides what happens next. */
    public enum Blame {
        /** Say it kindly; trying again does not help. */
        USER,
        /** Try again; never charge. */
        PROVIDER,
        /** Stack trace and alert. */
        US
    }

    private final Blame blame;

    FailureCode(Blame blame) {
        this.blame = blame;
    }

    public Blame blame() {
        return blame;
    }
}
