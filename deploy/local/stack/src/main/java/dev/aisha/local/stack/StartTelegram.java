package dev.aisha.local.stack;

import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.Options;

/** The local Telegram of a plan; its chats stay in the plan's data. */
final class StartTelegram {
    private StartTelegram() {}

    static LocalTelegram start(Plan plan) {
        return LocalTelegram.start(Options.defaults()
                .withPort(plan.ports().of(Part.TELEGRAM))
                .withTokens(Plan.LOCAL_TOKEN)
                .withDataFolder(plan.data().path().resolve("telegram")));
    }
}
