package dev.aisha.gateway.commands;

import dev.aisha.gateway.admins.Admins;
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

/**
 * Has Telegram offer the commands, in each language, as soon as Telegram is there; to admins more of them. Every replica
 * does, it is all the same.
 */
@Singleton
final class OfferCommands {
    private static final Logger LOG = Logger.getLogger(OfferCommands.class);
    /** In the order in which they are offered. */
    static final List<String> COMMANDS = List.of(
            "balance",
            "topup",
            "history",
            "cancel",
            "text",
            "group",
            "settings",
            "vocabulary",
            "language",
            "paysupport",
            "privacy",
            "export",
            "terms",
            "delete_my_data",
            "help");

    /** Those that admins are offered beside them. */
    private static final List<String> OF_ADMINS = List.of("stats", "user", "adjust", "job", "broadcast");

    private final Telegram telegram;
    private final Admins admins;
    private final Loops loops;
    private final WorkConfig config;

    OfferCommands(Telegram telegram, Admins admins, Loops loops, WorkConfig config) {
        this.telegram = telegram;
        this.admins = admins;
        this.loops = loops;
        this.config = config;
    }

    /** What is offered to somebody. */
    static List<String> offered(boolean admin) {
        return admin ? Stream.concat(COMMANDS.stream(), OF_ADMINS.stream()).toList() : COMMANDS;
    }

    void start(@Observes StartupEvent event) {
        loops.start("commands", this::round);
    }

    private boolean round() throws InterruptedException {
        if (offer(this::toAll) && admins.ids().stream().allMatch(admin -> offer(toAdmin(admin)))) {
            LOG.info("commands offered");
            return false;
        }
        Thread.sleep(config.pauseAfterFailure());
        return true;
    }

    /** Offers in a language; its code is empty for whoever speaks none of ours. */
    @FunctionalInterface
    private interface Offer {
        boolean in(Language language, Optional<String> code);
    }

    private static boolean offer(Offer offer) {
        return offer.in(Language.of(null), Optional.empty())
                && Stream.of(Language.values()).allMatch(language -> offer.in(language, Optional.of(language.code())));
    }

    private boolean toAll(Language language, Optional<String> code) {
        return telegram.offerCommands(described(offered(false), language), code);
    }

    private Offer toAdmin(long admin) {
        return (language, code) -> telegram.offerCommandsTo(admin, described(offered(true), language), code);
    }

    private static Map<String, String> described(List<String> commands, Language language) {
        Words words = Words.in(language);
        Map<String, String> described = new LinkedHashMap<>();
        commands.forEach(command -> described.put(command, words.command(command)));
        return described;
    }
}
