package dev.aisha.gateway.admission;

import dev.aisha.gateway.jobs.Rejection;
import dev.aisha.gateway.notes.Note;
import dev.aisha.gateway.telegram.TelegramConfig;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Finds notes that would come to nothing, before anything is held for them. */
@Singleton
public final class CheckLimits {
    /** Of {@code getFile} on Telegram's own server. */
    private static final long LARGEST_CLOUD_FILE = 20L * 1024 * 1024;

    private static final String CLOUD = "api.telegram.org";

    private final long largestFile;
    private final int mostOpenPerSender;

    @Inject
    CheckLimits(AdmissionConfig config, TelegramConfig telegram) {
        this(config.largestFile().map(MemorySize::asLongValue), telegram.apiUrl(), config.mostOpenPerSender());
    }

    CheckLimits(Optional<Long> largestFile, String apiUrl, int mostOpenPerSender) {
        this.mostOpenPerSender = mostOpenPerSender;
        this.largestFile = largestFile.orElseGet(
                () -> CLOUD.equals(URI.create(apiUrl).getHost()) ? LARGEST_CLOUD_FILE : Long.MAX_VALUE);
    }

    /** Why a note is not begun; empty if it may be. A size that was not announced is left to the worker. */
    public Optional<Rejection> rejection(Note note) {
        return note.fileSize() != null && note.fileSize() > largestFile
                ? Optional.of(new Rejection.FileTooBig())
                : Optional.empty();
    }

    /** The largest file in whole megabytes, for people. */
    public long largestFileMegabytes() {
        return largestFile / (1024 * 1024);
    }

    /** How many open jobs one sender may have, for people. */
    public int mostOpenPerSender() {
        return mostOpenPerSender;
    }
}
