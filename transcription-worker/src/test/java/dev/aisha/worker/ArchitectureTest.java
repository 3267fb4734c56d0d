package dev.aisha.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.aisha.worker");

    @Test
    void featuresHaveNoCycles() {
        slices().matching("dev.aisha.worker.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void featuresDoNotKnowTheSpine() {
        noClasses()
                .that()
                .resideInAPackage("dev.aisha.worker.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.aisha.worker")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "io.quarkus.redis.., redis queue turns",
        "io.minio.., storage",
        "com.pengrad.., fetch",
        "net.bramp.., audio"
    })
    void eachOutsideWorldIsSeenByItsOwnPackagesOnly(String world, String packages) {
        String[] own = Stream.of(packages.split(" "))
                .map(name -> "dev.aisha.worker." + name + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideOutsideOfPackages(own)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(world)
                .check(CLASSES);
    }

    @Test
    void timeAndIdsComeFromOutside() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(CLASSES);
    }

    @Test
    void nothingIsPrinted() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}
