package dev.aisha.billing;

import dev.aisha.billing.order.Packages;
import dev.aisha.platform.Environment;
import dev.aisha.platform.Environment.Variable;
import dev.aisha.platform.EnvironmentFormats;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** The process: checks its environment, then serves. */
@QuarkusMain
public final class BillingService {
    private BillingService() {}

    public static void main(String... args) {
        Environment.run("billing-service", variables(), args);
    }

    /** What ops can set, besides port, logs and instance id. */
    static List<Variable> variables() {
        return List.of(
                EnvironmentFormats.databaseUrl(),
                EnvironmentFormats.internalApiToken(),
                Variable.optional(
                        "TRANSCRIPTION_COST_PER_MINUTE", "coins, for example 15.0", EnvironmentFormats::isAmount),
                Variable.optional(
                        "FREE_MINUTES_PER_DAY", "minutes, for example 3.0, at most 1440", BillingService::isPartOfDay),
                Variable.optional(
                        "FREE_MINUTES_ZONE", "a time zone, for example Europe/Moscow", BillingService::isZone),
                Variable.optional(
                        "WELCOME_BALANCE",
                        "coins with up to two decimals, for example 100.00",
                        EnvironmentFormats.matches("\\d{1,12}(\\.\\d{1,2})?")),
                Variable.optional("TOP_UP_PACKAGES", Packages.LOOKS_LIKE, Packages::isWellFormed));
    }

    private static boolean isPartOfDay(String minutes) {
        return minutes.matches(
                "\\d{1,3}(\\.\\d{1,6})?|1[0-3]\\d\\d(\\.\\d{1,6})?|14[0-3]\\d(\\.\\d{1,6})?|1440(\\.0+)?");
    }

    private static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
