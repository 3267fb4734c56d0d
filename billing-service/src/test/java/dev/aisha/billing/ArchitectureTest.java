package dev.aisha.billing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** Plain JUnit tests: ArchUnit's own engine runs no rule on this JUnit, without a word. */
class ArchitectureTest {
    private static final String ROOT = "dev.aisha.billing";
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void featuresHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    void featuresDoNotKnowTheSpine() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(SERVICE);
    }

    @Test
    void thePlatformKnowsNothingOfTheProduct() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".platform")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".reservation",
                        ROOT + ".account",
                        ROOT + ".ledger",
                        ROOT + ".pricing",
                        ROOT + ".freeminutes",
                        ROOT + ".audit")
                .check(SERVICE);
    }

    @Test
    void theSpineAndThePricesDoNotSeeTheDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT, ROOT + ".pricing")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "io.vertx..")
                .check(SERVICE);
    }

    @Test
    void thereIsOneWayToTheDatabase() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Database")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Mutiny.SessionFactory.class)
                .check(SERVICE);
    }

    @Test
    void timeAndIdsAreGiven() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(SERVICE);
    }
}
