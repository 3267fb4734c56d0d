package dev.aisha.local.telegram;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Journal;
import dev.aisha.local.telegram.files.FileStore;
import dev.aisha.local.telegram.stars.StarLedger;
import dev.aisha.local.telegram.stars.StarTransaction;
import dev.aisha.local.telegram.updates.Update;
import dev.aisha.local.telegram.updates.UpdateQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Chats, files, payments and waiting updates in a JSON file: read at the start, written soon after a change and at the end. What
 * a crash loses is less than the gap that ids take at the next start.
 */
final class KeptState implements AutoCloseable {

    private static final long WRITE_MILLIS = 500;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path path;
    private final Chats chats;
    private final FileStore files;
    private final UpdateQueue updates;
    private final StarLedger ledger;
    private final AtomicBoolean changed = new AtomicBoolean();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("local-telegram-state").factory());
    private final Journal.Subscription subscription;

    private KeptState(Path path, Chats chats, FileStore files, UpdateQueue updates, StarLedger ledger) {
        this.path = path;
        this.chats = chats;
        this.files = files;
        this.updates = updates;
        this.ledger = ledger;
        subscription = chats.events().subscribe(event -> changed.set(true));
        var unused =
                writer.scheduleWithFixedDelay(this::writeIfChanged, WRITE_MILLIS, WRITE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Takes up what {@code path} holds, if it is there, and keeps it up to date from now on. */
    static KeptState keep(Path path, Chats chats, FileStore files, UpdateQueue updates, StarLedger ledger) {
        if (Files.exists(path)) {
            try {
                var state = MAPPER.readValue(path.toFile(), State.class);
                files.restore(state.files());
                chats.restore(state.chats());
                updates.restore(state.updates(), state.nextUpdate());
                chats.restoreGroups(Objects.requireNonNullElse(state.groups(), List.of()));
                ledger.restore(Objects.requireNonNullElse(state.transactions(), List.of()));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path + "; remove it to start anew", e);
            }
        }
        return new KeptState(path, chats, files, updates, ledger);
    }

    private void writeIfChanged() {
        if (changed.getAndSet(false)) {
            write();
        }
    }

    private void write() {
        var state = new State(
                chats.snapshot(),
                chats.groupSnapshot(),
                files.snapshot(),
                updates.waiting(),
                updates.nextId(),
                ledger.all());
        try {
            var draft = path.resolveSibling(path.getFileName() + ".new");
            MAPPER.writeValue(draft.toFile(), state);
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        subscription.close();
        writer.close();
        write();
    }

    /**
     * @param groups null in a file from before there were groups
     * @param transactions null in a file from before there were payments
     */
    private record State(
            List<Chats.KeptChat> chats,
            @Nullable List<Chats.KeptGroup> groups,
            List<FileStore.KeptFile> files,
            List<Update> updates,
            int nextUpdate,
            @Nullable List<StarTransaction> transactions) {}
}
