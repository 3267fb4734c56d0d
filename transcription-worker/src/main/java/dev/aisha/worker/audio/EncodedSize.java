package dev.aisha.worker.audio;

/**
 * How many bytes on the disk the files take at most that are made of audio: the Ogg/Opus that it is encoded as, its chunks,
 * the MP3 that is kept.
 */
public final class EncodedSize {
    /** Each of the three has 32 kbit/s; a third more, as Opus does not keep to it exactly and chunks overlap. */
    private static final long BYTES_PER_SECOND = 3 * 4_000 * 4 / 3;

    /** Heads of files. */
    private static final long AT_LEAST = 64 * 1024;

    /** Nobody accepts more. */
    private static final long A_DAY = 24 * 3600;

    private EncodedSize() {}

    /** Of audio of so many seconds, whatever it comes as. */
    public static long of(long seconds) {
        return AT_LEAST + Math.min(seconds, A_DAY) * BYTES_PER_SECOND;
    }

    /** Of this audio, if it is so long: chunks that are cut from it as it came are as large together as it is. */
    public static long of(ProbedAudio audio, long seconds) {
        return of(seconds) + (audio.isOggOpus() ? audio.bytes() + audio.bytes() / 10 : 0);
    }
}
