package dev.aisha.worker.audio;

import dev.aisha.worker.listening.Slice;
import dev.aisha.worker.ogg.CheckOgg;
import dev.aisha.worker.ogg.CheckedOgg;
import dev.aisha.worker.ogg.CutOpus;
import dev.aisha.worker.pace.Alongside;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.workspace.JobFolder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;

/**
 * Cuts audio into chunks while it is being decoded, without losing any of it: the first chunk leaves after 77 s of sound
 * have been heard, whatever is still to come. Slices in which there is nothing to hear become no chunk.
 *
 * <p>What is short enough and of a kind that the speech service takes goes up as it came. Ogg/Opus is cut between its
 * packets ({@link CutOpus}). Everything else is encoded as one stream of Ogg/Opus by the run that decodes it, and that
 * stream is cut in the same way while it grows.
 */
@Singleton
public final class SplitAudio {
    private static final Logger LOG = Logger.getLogger(SplitAudio.class);

    /** What claims to be no longer is not encoded before it turns out to be. */
    private static final Duration SHORT = Duration.ofSeconds(60);

    private final DecodeAudio decode;

    SplitAudio(DecodeAudio decode) {
        this.decode = decode;
    }

    /** Told of each chunk, in order, as soon as its file is there. */
    @FunctionalInterface
    public interface Chunks {
        void next(AudioChunk chunk) throws JobFailed, InterruptedException, IOException;
    }

    /**
     * Splits a file.
     *
     * @return its true length
     * @throws JobFailed {@code UNREADABLE_AUDIO} or {@code AUDIO_TOO_LONG}, {@code NO_SPEECH} where there is nothing to
     *     hear in it, or what {@code chunks} throw
     */
    public Duration split(ProbedAudio audio, UploadRules rules, JobFolder folder, Chunks chunks)
            throws JobFailed, InterruptedException, IOException {
        if (isPlainOgg(audio)) {
            return cut(audio, ChunkSource.asItCame(audio), rules, folder, chunks)
                    .orElseThrow();
        }
        if (rules.accept(audio) && seemsShort(audio)) {
            Optional<Duration> whole = cut(audio, ChunkSource.none(), rules, folder, chunks);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        return cut(audio, ChunkSource.encodedIn(folder), rules, folder, chunks).orElseThrow();
    }

    private static boolean seemsShort(ProbedAudio audio) {
        return audio.announced().filter(length -> length.compareTo(SHORT) <= 0).isPresent();
    }

    private static boolean isPlainOgg(ProbedAudio audio) throws IOException {
        if (!audio.isOggOpus()) {
            return false;
        }
        return switch (CheckOgg.check(audio.file())) {
            case CheckedOgg.Plain plain -> true;
            case CheckedOgg.NotPlain other -> {
                LOG.infof("this Ogg file is encoded again reason=%s", other.found());
                yield false;
            }
        };
    }

    /** Empty, and no chunk was told, where there is more to cut than was thought and no source for it. */
    private Optional<Duration> cut(
            ProbedAudio audio, ChunkSource source, UploadRules rules, JobFolder folder, Chunks chunks)
            throws JobFailed, InterruptedException, IOException {
        BlockingQueue<Optional<Slice>> heard = new LinkedBlockingQueue<>(); // at most one for each 45 s
        try (CutChunks cutting = new CutChunks(audio, source, rules, folder, chunks);
                Alongside<Duration> decoding = Alongside.start("decode", () -> decode(audio, source, heard))) {
            for (Optional<Slice> slice = heard.take(); slice.isPresent(); slice = heard.take()) {
                if (!cutting.take(slice.get())) {
                    return Optional.empty();
                }
            }
            Duration length = decoding.get();
            cutting.end();
            return Optional.of(length);
        }
    }

    private Duration decode(ProbedAudio audio, ChunkSource source, BlockingQueue<Optional<Slice>> heard)
            throws JobFailed, InterruptedException, IOException {
        try {
            return decode.decode(audio, source, slice -> heard.add(Optional.of(slice)));
        } finally {
            heard.add(Optional.empty());
        }
    }
}
