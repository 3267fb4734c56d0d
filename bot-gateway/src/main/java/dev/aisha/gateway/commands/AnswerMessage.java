package dev.aisha.gateway.commands;

import dev.aisha.gateway.commands.Command.Asked;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.settings.UserSettings;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers commands and chatter. */
@Singleton
public final class AnswerMessage {
    private final Map<String, Command> commands;
    private final UserSettings settings;
    private final Reply reply;

    AnswerMessage(@All List<Command> commands, UserSettings settings, Reply reply) {
        this.commands = commands.stream().collect(Collectors.toMap(Command::name, Function.identity()));
        this.settings = settings;
        this.reply = reply;
    }

    /**
     * Answers a command.
     *
     * @param name in lower case, without slash
     * @return jobs that were made or ended by it, whose next steps are the caller's
     */
    public List<Job> command(String name, String argument, ChatMessage message, Sender sender) {
        Words words = settings.words(sender);
        @Nullable Command command = commands.get(name);
        if (command == null) {
            reply.to(message, words.unknownCommand());
            return List.of();
        }
        return command.answer(new Asked(argument, message, sender, words));
    }

    /** Answers something that Aisha can do nothing with. */
    public void chatter(ChatMessage message, Sender sender) {
        reply.to(message, settings.words(sender).chatter());
    }
}
