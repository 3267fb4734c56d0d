package dev.aisha.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packagesOf = NoteFlow.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_TELEGRAM_SEES_THE_BOT_API = noClasses()
            .that()
            .resideOutsideOfPackage("..gateway.telegram")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.pengrad..", "com.google.gson..");

    @ArchTest
    static final ArchRule ONLY_THE_OWNERS_OF_TABLES_SEE_SQL = noClasses()
            .that()
            .resideOutsideOfPackages("..gateway.database", "..gateway.jobs", "..gateway.delivery", "..gateway.intake")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..sqlclient..", "java.sql..", "org.postgresql..", "org.flywaydb..");

    @ArchTest
    static final ArchRule ONLY_SUBMISSION_AND_RESULTS_SEE_REDIS = noClasses()
            .that()
            .resideOutsideOfPackages("..gateway.submission", "..gateway.results")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.redis..", "io.vertx..redis..");

    @ArchTest
    static final ArchRule ONLY_THE_LIBRARY_SEES_THE_STORE = noClasses()
            .that()
            .resideOutsideOfPackage("..gateway.library")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.minio..");

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("dev.aisha.gateway.(*)..").should().beFreeOfCycles();

    /** The flow stands between: entrances call it, it calls the steps, and the steps know neither. */
    @ArchTest
    static final ArchRule STEPS_DO_NOT_KNOW_THE_FLOW = noClasses()
            .that(resideInAnyPackage("dev.aisha.gateway.*")
                    .and(resideInAnyPackage("..intake", "..results", "..sweeping")
                            .negate()))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(NoteFlow.class);

    @ArchTest
    static final ArchRule THE_FLOW_DOES_NOT_KNOW_ITS_ENTRANCES = noClasses()
            .that()
            .areAssignableTo(NoteFlow.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..gateway.intake", "..gateway.results", "..gateway.sweeping");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Clock.class, "systemUTC");
}
