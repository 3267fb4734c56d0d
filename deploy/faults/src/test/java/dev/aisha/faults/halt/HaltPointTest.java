package dev.aisha.faults.halt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.faults.halt.HaltRule.Moment;
import dev.aisha.local.stack.ProjectRoot;
import dev.aisha.local.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A method that is renamed or overloaded would disarm its point, and nobody would notice. */
class HaltPointTest {
    /** Declarations of {@code rule}'s method in the source of its class, formatted as the build has it. */
    private static long declarations(Service service, HaltRule rule) throws IOException {
        Path source = ProjectRoot.find()
                .resolve(service.module())
                .resolve("src/main/java")
                .resolve(rule.className().replace('.', '/') + ".java");
        Pattern declaration = Pattern.compile("(?m)^ {4}(?! )[\\w.<>?,@ ]+ " + Pattern.quote(rule.method()) + "\\(");
        return declaration.matcher(Files.readString(source)).results().count();
    }

    @ParameterizedTest
    @EnumSource
    void isAMethodThatIsDeclaredOnce(HaltPoint point) throws IOException {
        assertThat(declarations(point.service(), point.rule())).isEqualTo(1);
    }

    @Test
    void aMethodThatIsNotThereAndOneThatIsThereTwiceAreSeen() throws IOException {
        HaltRule renamed = rule("dev.aisha.gateway.submission.JobQueue", "append");
        HaltRule overloaded = rule("dev.aisha.gateway.submission.SubmitJob", "submit");

        assertThat(declarations(Service.GATEWAY, renamed)).isZero();
        assertThat(declarations(Service.GATEWAY, overloaded)).isEqualTo(2);
    }

    private static HaltRule rule(String className, String method) {
        return new HaltRule("PLANTED", className, method, Moment.ENTRY);
    }
}
