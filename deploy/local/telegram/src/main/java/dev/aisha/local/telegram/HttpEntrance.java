package dev.aisha.local.telegram;

import dev.aisha.local.telegram.botapi.BotApi;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.files.FileStore;
import dev.aisha.local.telegram.user.Users;
import dev.aisha.local.telegram.wire.BotProfile;

/** The HTTP server. */
final class HttpEntrance implements AutoCloseable {

    static HttpEntrance open(
            String host, int port, BotApi botApi, Users users, Chats chats, FileStore files, BotProfile profile) {
        return new HttpEntrance();
    }

    int port() {
        return 0;
    }

    @Override
    public void close() {}
}
