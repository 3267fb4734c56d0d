package dev.aisha.gateway.commands;

import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.telegram.Telegram;
import dev.aisha.gateway.work.Loops;
import dev.aisha.gateway.work.WorkConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Has Telegram offer the commands, in each language, as soon as Telegram is there. Every replica does, it is all the same. */
@Singleton
final class OfferCommands {
    private static final Logger LOG = Logger.getLogger(OfferCommands.class);
    /** In the order in which they are offered. */
    static final List<String> COMMANDS = List.of(
            "balance",
            "topup",
            "history",
            "cancel",
            "settings",
            "vocabulary",
            "language",
            "paysupport",
            "privacy",
            "export",
            "terms",
            "delete_my_data",
            "help");

    private final Telegram telegram;
    private final Loops loops;
    private final WorkConfig config;

    OfferCommands(Telegram telegram, Loops loops, WorkConfig config) {
        this.telegram = telegram;
        this.loops = loops;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        loops.start("commands", this::round);
    }

    private boolean round() throws InterruptedException {
        boolean offered = offer(Language.of(null), Optional.empty())
                && Stream.of(Language.values()).allMatch(language -> offer(language, Optional.of(language.code())));
        if (offered) {
            LOG.info("commands offered");
            return false;
        }
        Thread.sleep(config.pauseAfterFailure());
        return true;
    }

    private boolean offer(Language language, Optional<String> code) {
        Words words = Words.in(language);
        Map<String, String> commands = new LinkedHashMap<>();
        COMMANDS.forEach(command -> commands.put(command, words.command(command)));
        return telegram.offerCommands(commands, code);
    }
}
