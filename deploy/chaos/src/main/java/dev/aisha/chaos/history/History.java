package dev.aisha.chaos.history;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * All that is known of a run, from outside: what was sent and acknowledged, what stands in the chats, what is booked, and
 * what is left.
 *
 * @param end when it was written down, after the system had time to come to rest
 * @param objects keys in the store
 * @param lostSends messages that were sent and whose answers were dropped
 * @param troubles the faults as they happened
 * @param refusedRequests requests to Telegram that broke its rules
 */
public record History(
        Instant end,
        List<SentNote> notes,
        List<BotMessage> messages,
        List<BookedJob> jobs,
        List<BookedHold> holds,
        Set<String> objects,
        List<Leftover> leftovers,
        List<LostSend> lostSends,
        List<Trouble> troubles,
        List<BrokenInvariant> broken,
        List<VanishedEntry> vanished,
        List<EndedTwice> endedTwice,
        List<EndedAnew> endedAnew,
        List<String> refusedRequests) {
    public History {
        notes = List.copyOf(notes);
        messages = List.copyOf(messages);
        jobs = List.copyOf(jobs);
        holds = List.copyOf(holds);
        objects = Set.copyOf(objects);
        leftovers = List.copyOf(leftovers);
        lostSends = List.copyOf(lostSends);
        troubles = List.copyOf(troubles);
        broken = List.copyOf(broken);
        vanished = List.copyOf(vanished);
        endedTwice = List.copyOf(endedTwice);
        endedAnew = List.copyOf(endedAnew);
        refusedRequests = List.copyOf(refusedRequests);
    }
}
