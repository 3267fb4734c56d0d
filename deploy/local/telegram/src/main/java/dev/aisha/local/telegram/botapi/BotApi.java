package dev.aisha.local.telegram.botapi;

import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Journal;
import dev.aisha.local.telegram.files.FileStore;
import dev.aisha.local.telegram.updates.UpdateQueue;
import dev.aisha.local.telegram.updates.Webhook;
import dev.aisha.local.telegram.user.PressedButtons;
import dev.aisha.local.telegram.wire.TelegramJson;
import java.util.List;

/** The Bot API. */
public final class BotApi implements AutoCloseable {

    private final Journal<BotRequest> requests = new Journal<>();
    private final Faults faults = new Faults();

    public BotApi(
            List<String> tokens,
            long maxDownload,
            Limits limits,
            TelegramJson json,
            Chats chats,
            FileStore files,
            UpdateQueue updates,
            Webhook webhook,
            PressedButtons pressed) {}

    public Journal<BotRequest> requests() {
        return requests;
    }

    public Faults faults() {
        return faults;
    }

    public void limit(Limits limits) {}

    @Override
    public void close() {}
}
