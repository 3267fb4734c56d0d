package dev.aisha.gateway.exporting;

import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.history.Transcripts;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.ExportWords;
import jakarta.inject.Singleton;
import java.util.List;

/** Has everything of the user packed and sent, once an hour, and says what is coming. */
@Singleton
final class ExportCommand implements Command {
    private final Exports exports;
    private final SweepExports sweepExports;
    private final Transcripts transcripts;
    private final Reply reply;

    ExportCommand(Exports exports, SweepExports sweepExports, Transcripts transcripts, Reply reply) {
        this.exports = exports;
        this.sweepExports = sweepExports;
        this.transcripts = transcripts;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public List<Job> answer(Asked asked) {
        long user = asked.sender().telegramId();
        boolean isPrivate = asked.message().chatId() == user;
        reply.to(
                asked.message(),
                isPrivate ? ask(user, asked) : asked.words().export().onlyInPrivate());
        sweepExports.soon();
        return List.of();
    }

    private String ask(long user, Asked asked) {
        ExportWords words = asked.words().export();
        return switch (exports.ask(user, asked.words().language().code())) {
            case AskOutcome.Begun begun -> words.begun(transcripts.count(user));
            case AskOutcome.UnderWay underWay -> words.underWay();
            case AskOutcome.TooSoon tooSoon -> words.tooSoon(tooSoon.time());
        };
    }
}
