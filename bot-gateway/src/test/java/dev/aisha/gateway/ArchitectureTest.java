package dev.aisha.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.aisha.gateway");

    /** {@code types} are seen in {@code packages} and nowhere else. */
    private static void onlySeenIn(String[] packages, String... types) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(types)
                .check(GATEWAY);
    }

    private static String[] in(String... packages) {
        return packages;
    }

    @Test
    void onlyTelegramSeesTheBotApi() {
        onlySeenIn(in("..gateway.telegram"), "com.pengrad..", "com.google.gson..");
    }

    @Test
    void onlyTheOwnersOfTablesSeeSql() {
        onlySeenIn(
                in(
                        "..gateway.database",
                        "..gateway.jobs",
                        "..gateway.history",
                        "..gateway.groups",
                        "..gateway.privacy",
                        "..gateway.topup",
                        "..gateway.erasing",
                        "..gateway.ops",
                        "..gateway.backlog",
                        "..gateway.broadcasting",
                        "..gateway.exporting",
                        "..gateway.delivery",
                        "..gateway.intake",
                        "..gateway.settings"),
                "io.vertx..sqlclient..",
                "java.sql..",
                "org.postgresql..",
                "org.flywaydb..");
    }

    @Test
    void onlyQueuesAndWhatReplicasShareSeeRedis() {
        onlySeenIn(
                in(
                        "..gateway.submission",
                        "..gateway.results",
                        "..gateway.turns",
                        "..gateway.limits",
                        "..gateway.settings",
                        "..gateway.redis"),
                "io.quarkus.redis..",
                "io.vertx..redis..");
    }

    @Test
    void onlyTheLibrarySeesTheStore() {
        onlySeenIn(in("..gateway.library"), "io.minio..");
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching("dev.aisha.gateway.(*)..").should().beFreeOfCycles().check(GATEWAY);
    }

    /** Entrances call the flow, the flow calls the steps, and the steps know neither. */
    @Test
    void onlyEntrancesKnowTheFlow() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..gateway",
                        "..gateway.intake",
                        "..gateway.results",
                        "..gateway.deadjobs",
                        "..gateway.sweeping",
                        "..gateway.waiting")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.aisha.gateway")
                .check(GATEWAY);
    }

    @Test
    void theFlowDoesNotKnowItsEntrances() {
        noClasses()
                .that()
                .resideInAPackage("dev.aisha.gateway")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..gateway.intake",
                        "..gateway.results",
                        "..gateway.deadjobs",
                        "..gateway.sweeping",
                        "..gateway.waiting")
                .check(GATEWAY);
    }

    @Test
    void timeAndIdsAreGivenNotTaken() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(GATEWAY);
    }
}
