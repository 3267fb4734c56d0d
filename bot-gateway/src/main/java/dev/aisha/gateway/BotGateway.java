package dev.aisha.gateway;

import dev.aisha.platform.Environment;
import dev.aisha.platform.Environment.Variable;
import dev.aisha.platform.EnvironmentFormats;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.ArrayList;
import java.util.List;

/** The process: checks its environment, then runs. */
@QuarkusMain
public final class BotGateway {
    private BotGateway() {}

    public static void main(String... args) {
        Environment.run("bot-gateway", variables(), args);
    }

    static List<Variable> variables() {
        List<Variable> variables = new ArrayList<>(EnvironmentFormats.telegram());
        variables.add(
                Variable.optional("BOT_MODE", "polling or webhook", EnvironmentFormats.oneOf("polling", "webhook")));
        variables.add(Variable.requiredWhen(
                "BOT_MODE",
                "webhook",
                "WEBHOOK_URL",
                "https://bot.example.org/webhook/telegram",
                EnvironmentFormats.isUrl("http", "https")));
        variables.add(Variable.requiredWhen(
                "BOT_MODE",
                "webhook",
                "WEBHOOK_SECRET",
                "1 to 256 letters, digits, underscores or dashes", // as setWebhook takes it
                EnvironmentFormats.matches("[A-Za-z0-9_-]{1,256}")));
        variables.add(Variable.optional(
                "ADMIN_IDS",
                "up to 100 Telegram ids, digits separated by commas",
                EnvironmentFormats.matches(" *[1-9]\\d{0,15} *(, *[1-9]\\d{0,15} *){0,99}")));
        variables.add(EnvironmentFormats.databaseUrl());
        variables.add(EnvironmentFormats.redisUrl());
        variables.addAll(EnvironmentFormats.objectStore());
        variables.add(EnvironmentFormats.billingUrl());
        variables.add(EnvironmentFormats.internalApiToken());
        variables.add(Variable.optional(
                "OPENAI_CHAT_MODEL", "gpt-4.1-mini", EnvironmentFormats.matches("[A-Za-z0-9._:/-]{1,100}")));
        variables.add(Variable.optional(
                "RENDITION_COST_PER_1000_CHARACTERS",
                "coins, such as 1.0",
                EnvironmentFormats.matches("\\d{1,6}(\\.\\d{1,2})?")));
        return variables;
    }
}
