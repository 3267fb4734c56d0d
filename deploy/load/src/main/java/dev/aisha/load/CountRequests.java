package dev.aisha.load;

import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.botapi.BotRequest;
import dev.aisha.local.telegram.chat.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what the bot asks of Telegram, and what it is refused. */
final class CountRequests implements AutoCloseable {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();
    private final Journal.Subscription requests;

    CountRequests(LocalTelegram telegram) {
        requests = telegram.requests().subscribe(this::asked);
    }

    private synchronized void asked(BotRequest request) {
        counts.merge(request.method(), 1, Integer::sum);
        if (!request.done()) {
            refused.add(request.method() + " " + request.status() + " " + request.description());
        }
    }

    /** How often each method was called. */
    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    /** Those that Telegram did not do. */
    synchronized List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        requests.close();
    }
}
