package dev.aisha.chaos.storm;

import dev.aisha.local.system.Peers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Whoever looks at a system all the time while it is used: at its chats, books, lanes and ends. */
final class Watchers implements AutoCloseable {
    private final WatchChats chats;
    private final WatchLedger ledger;
    private final WatchQueue queue;
    private final WatchEnds ends;
    private final List<Thread> threads = new ArrayList<>();

    /** They begin at once. */
    Watchers(StormSystem system, ReadBooks books, Clock clock) {
        Peers peers = system.peers();
        chats = new WatchChats(peers.telegram());
        ledger = new WatchLedger(books, system.billings(), peers::internalToken, clock);
        queue = new WatchQueue(books, peers.stores().redis(), clock);
        ends = new WatchEnds(peers.stores().redis(), clock);
        threads.add(Thread.ofVirtual().name("ledger").start(ledger));
        threads.add(Thread.ofVirtual().name("queue").start(queue));
        threads.add(Thread.ofPlatform().daemon().name("ends").start(ends));
    }

    /** They look no more; what they have seen is still known. */
    void stop() {
        threads.forEach(Thread::interrupt);
    }

    WatchChats chats() {
        return chats;
    }

    WatchLedger ledger() {
        return ledger;
    }

    WatchQueue queue() {
        return queue;
    }

    WatchEnds ends() {
        return ends;
    }

    @Override
    public void close() {
        try (chats;
                ledger) {
            stop();
        }
    }
}
