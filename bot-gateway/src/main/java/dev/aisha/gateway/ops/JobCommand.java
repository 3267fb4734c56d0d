package dev.aisha.gateway.ops;

import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.submission.LookAtEntries;
import dev.aisha.gateway.work.PeerUnavailable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * {@code /job ID}: where a job stands, what happened to it and when, and who has it. The beginning of an id is enough. Words
 * for fields are those of tables and logs, in every language.
 */
@Singleton
final class JobCommand implements Command {
    private static final Logger LOG = Logger.getLogger(JobCommand.class);
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{8,32}");
    private static final Pattern UUID_FORM = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");
    private static final int DIGITS = 32;

    private final ReadJob readJob;
    private final LookAtEntries entries;
    private final Reply reply;

    JobCommand(ReadJob readJob, LookAtEntries entries, Reply reply) {
        this.readJob = readJob;
        this.entries = entries;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "job";
    }

    @Override
    public boolean isForAdmins() {
        return true;
    }

    @Override
    public List<Job> answer(Asked asked) {
        String digits = asked.argument().toLowerCase(Locale.ROOT).replace("-", "");
        if (!HEXADECIMAL.matcher(digits).matches()) {
            reply.to(asked.message(), asked.words().ops().howToJob());
            return List.of();
        }
        LOG.infof("job looked up admin=%d job=%s", asked.sender().telegramId(), digits);
        try {
            lookUp(asked, digits);
        } catch (PeerUnavailable e) {
            LOG.warnf("job not looked up fault=%s", e.getMessage());
            reply.to(asked.message(), asked.words().tryAgain());
        }
        return List.of();
    }

    private void lookUp(Asked asked, String digits) {
        List<UUID> found = readJob.find(filled(digits, "0"), filled(digits, "f"));
        switch (found.size()) {
            case 0 -> reply.to(asked.message(), asked.words().ops().unknownJob());
            case 1 -> reply.aligned(asked.message(), table(readJob.read(found.getFirst())));
            default -> reply.to(asked.message(), asked.words().ops().severalJobs());
        }
    }

    private static UUID filled(String digits, String with) {
        Matcher id = UUID_FORM.matcher(digits + with.repeat(DIGITS - digits.length()));
        return UUID.fromString(id.replaceFirst("$1-$2-$3-$4-$5"));
    }

    private String table(ReadJob.Found job) {
        Table table = new Table().heading("job " + job.id());
        job.fields().forEach((name, value) -> table.figure(value, name));
        if (job.isQueued()) {
            table.figure(whereabouts(job), "entry " + Table.orDash(job.entry()));
        }
        table.heading("job_events");
        job.events().forEach(happened -> table.figure(Table.second(happened.at()), happened.event()));
        return table.toString();
    }

    /** Who has its entry, or that nobody does. */
    private String whereabouts(ReadJob.Found job) {
        if (job.lane() == null || job.entry() == null) {
            return Table.orDash(null);
        }
        try {
            if (!entries.holds(job.lane(), job.entry())) {
                return "gone";
            }
            return entries.holder(job.lane(), job.entry()).orElse("waiting");
        } catch (PeerUnavailable e) {
            return Table.orDash(null);
        }
    }
}
