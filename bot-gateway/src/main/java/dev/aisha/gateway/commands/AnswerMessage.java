package dev.aisha.gateway.commands;

import dev.aisha.gateway.admins.Admins;
import dev.aisha.gateway.commands.Command.Asked;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.limits.KeepToLimits;
import dev.aisha.gateway.limits.Verdict;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.settings.UserSettings;
import dev.aisha.gateway.telegram.BotName;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers commands and chatter, as many as one user may ask for; to the first one beyond that it says so. In groups it
 * answers what is for groups, says of what is personal that it belongs into the private chat, and is silent otherwise.
 */
@Singleton
public final class AnswerMessage {
    private final Map<String, Command> commands;
    private final UserSettings settings;
    private final KeepToLimits limits;
    private final Admins admins;
    private final BotName name;
    private final Reply reply;

    AnswerMessage(
            @All List<Command> commands,
            UserSettings settings,
            KeepToLimits limits,
            Admins admins,
            BotName name,
            Reply reply) {
        this.commands = commands.stream().collect(Collectors.toMap(Command::name, Function.identity()));
        this.settings = settings;
        this.limits = limits;
        this.admins = admins;
        this.name = name;
        this.reply = reply;
    }

    /**
     * Answers a command.
     *
     * @param name in lower case, without slash
     * @return jobs that were made or ended by it, whose next steps are the caller's
     */
    public List<Job> command(String name, String argument, ChatMessage message, Sender sender) {
        return answered(message, sender, words -> command(name, new Asked(argument, message, sender, words)));
    }

    private List<Job> command(String name, Asked asked) {
        @Nullable Command command = commands.get(name);
        if (command == null || !isFor(asked, command)) {
            reply.to(asked.message(), asked.words().unknownCommand());
            return List.of();
        }
        return command.answer(asked);
    }

    private boolean isFor(Asked asked, Command command) {
        return !command.isForAdmins() || admins.sent(asked.message(), asked.sender());
    }

    /**
     * Whether a command in a group is answered at all.
     *
     * @param toUs whether it names this bot; others have commands of the same names
     */
    public boolean isForGroups(String command, boolean toUs) {
        @Nullable Command known = commands.get(command);
        return known != null && !known.isForAdmins() && (toUs || known.isForGroups());
    }

    /** As {@link #command}, in a group. Nobody else is told that somebody is beyond their limit. */
    public List<Job> inGroup(String name, String argument, ChatMessage message, Sender sender) {
        @Nullable Command command = commands.get(name);
        if (command == null || limits.answer(sender.telegramId()) instanceof Verdict.Refused) {
            return List.of();
        }
        Words words = settings.words(sender);
        if (!command.isForGroups()) {
            reply.to(message, words.groups().inPrivate(this.name.address()));
            return List.of();
        }
        return command.answer(new Asked(argument, message, sender, words));
    }

    /** Answers an administrator who does not show who they are, in English, as nobody knows what they speak. */
    public void anonymous(ChatMessage message) {
        if (limits.answer(message.chatId()) instanceof Verdict.Passed) {
            reply.to(message, Words.in(Language.of(null)).groups().anonymous());
        }
    }

    /** Answers something that Aisha can do nothing with. */
    public void chatter(ChatMessage message, Sender sender) {
        answered(message, sender, words -> {
            reply.to(message, words.chatter());
            return List.of();
        });
    }

    private List<Job> answered(ChatMessage message, Sender sender, Function<Words, List<Job>> answering) {
        return switch (limits.answer(sender.telegramId())) {
            case Verdict.Passed passed -> answering.apply(settings.words(sender));
            case Verdict.Refused refused -> {
                if (refused.first()) {
                    Words words = settings.words(sender);
                    reply.to(message, words.tooFast(refused.limit(), limits.most(refused.limit()), refused.time()));
                }
                yield List.of();
            }
        };
    }
}
