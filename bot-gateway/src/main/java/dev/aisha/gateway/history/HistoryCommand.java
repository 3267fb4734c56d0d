package dev.aisha.gateway.history;

import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.history.ListTranscripts.Page;
import dev.aisha.gateway.jobs.Job;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The newest transcripts of the user, or those with the words behind the command. */
@Singleton
final class HistoryCommand implements Command {
    /** More than clocks of databases and replicas differ. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final ListTranscripts list;
    private final Reply reply;
    private final Clock clock;

    HistoryCommand(ListTranscripts list, Reply reply, Clock clock) {
        this.list = list;
        this.reply = reply;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public List<Job> answer(Asked asked) {
        long user = asked.sender().telegramId();
        Page page = asked.argument().isEmpty()
                ? list.before(user, clock.instant().plus(AHEAD), asked.words())
                : list.with(user, asked.argument(), asked.words());
        reply.to(asked.message(), page.text(), page.buttons());
        return List.of();
    }
}
