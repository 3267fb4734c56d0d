package dev.aisha.worker.audio;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.audio.SplitAudio.Chunks;
import dev.aisha.worker.listening.Slice;
import dev.aisha.worker.ogg.CutOpus;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.workspace.JobFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Makes chunks of slices. A slice that the encoder has not come to yet waits for the next one, or for the end. */
final class CutChunks implements Closeable {
    private final ProbedAudio audio;
    private final ChunkSource source;
    private final UploadRules rules;
    private final JobFolder folder;
    private final Chunks chunks;
    private final Deque<Slice> waiting = new ArrayDeque<>();
    private @Nullable CutOpus cutter;
    private boolean sourceGrows;
    private int made;

    CutChunks(ProbedAudio audio, ChunkSource source, UploadRules rules, JobFolder folder, Chunks chunks) {
        this.audio = audio;
        this.source = source;
        this.rules = rules;
        this.folder = folder;
        this.chunks = chunks;
        sourceGrows = source.grows();
    }

    /** Takes the next slice; false where there is nothing that it could be cut from. */
    boolean take(Slice slice) throws JobFailed, InterruptedException, IOException {
        boolean whole = slice.last() && slice.start().isZero() && rules.accept(audio);
        if (!whole && source.file().isEmpty()) {
            return false;
        }
        if (!slice.hasSound()) {
            return true;
        }
        if (whole) {
            tell(slice, audio.file(), audio.uploadFormat().orElseThrow());
        } else {
            waiting.add(slice);
            cutWhatIsThere();
        }
        return true;
    }

    /** All of the source is there, and every slice was taken. */
    void end() throws JobFailed, InterruptedException, IOException {
        sourceGrows = false;
        cutWhatIsThere();
        if (!waiting.isEmpty()) {
            throw new IOException("what was heard is not there to be cut");
        }
        if (made == 0) {
            throw new JobFailed(FailureCode.NO_SPEECH);
        }
    }

    private void cutWhatIsThere() throws JobFailed, InterruptedException, IOException {
        while (!waiting.isEmpty()) {
            Slice slice = waiting.getFirst();
            Path file = folder.file("chunk-%05d.ogg".formatted(slice.index()));
            if (!cut(slice.start(), slice.end(), file)) {
                return;
            }
            tell(waiting.removeFirst(), file, "ogg");
        }
    }

    private boolean cut(Duration start, Duration end, Path file) throws IOException {
        Path from = source.file().orElseThrow();
        if (cutter == null && !Files.exists(from)) {
            return false; // the encoder has not begun to write
        }
        CutOpus opened = cutter == null ? CutOpus.of(from) : cutter;
        cutter = opened;
        if (!sourceGrows) {
            opened.ended();
        }
        return opened.cut(start, end, file);
    }

    private void tell(Slice slice, Path file, String format) throws JobFailed, InterruptedException, IOException {
        chunks.next(new AudioChunk(made++, slice.start(), slice.end(), slice.sounds(), file, format));
    }

    @Override
    public void close() throws IOException {
        if (cutter != null) {
            cutter.close();
        }
    }
}
