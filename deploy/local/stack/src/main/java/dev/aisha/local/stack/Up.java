package dev.aisha.local.stack;

import dev.aisha.local.process.AtExit;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code deploy/local/up} once everything is built. */
public final class Up {
    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    private final Screen screen;
    private final long begin = System.nanoTime();

    private Up(Screen screen) {
        this.screen = screen;
    }

    /** See {@link Arguments#USAGE}. */
    public static void main(String[] arguments) {
        var screen = new Screen(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.exit(new Up(screen).run(List.of(arguments)));
    }

    private int run(List<String> arguments) {
        try {
            return switch (Arguments.read(arguments)) {
                case Arguments.ShowUsage ignored -> {
                    screen.line(Arguments.USAGE);
                    yield 0;
                }
                case Arguments.Refused refused -> {
                    System.err.println(Arguments.refusal(refused));
                    yield REFUSED;
                }
                case Arguments.RunAll wanted -> runAll(wanted.fresh());
                case Arguments.RunInfra wanted -> runInfra(wanted.fresh());
                case Arguments.RunDemo wanted -> runDemo(wanted.audio());
            };
        } catch (IllegalStateException | IllegalArgumentException | java.io.UncheckedIOException e) {
            if (!AtExit.isEnding()) {
                System.err.println("deploy/local/up: " + e.getMessage());
            }
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private int runAll(boolean fresh) throws InterruptedException {
        var settings = settings();
        var stack = start(Plan.everything(Ports.of(settings), settings, keptData(fresh)));
        screen.line("");
        screen.line("Logs: " + stack.plan().data().logs());
        screen.line("Ctrl-C stops everything; the data stays in "
                + stack.plan().data().path() + " (--fresh forgets it)");
        screen.line("");
        screen.line("Aisha is up after " + Screen.seconds(begin) + ": " + whereToClick(stack) + "; figures and traces: "
                + stack.plan().url(Part.SIGHT));
        return untilDeath(stack);
    }

    private int runInfra(boolean fresh) throws InterruptedException {
        var settings = settings();
        var stack = start(Plan.infra(Ports.of(settings), settings, keptData(fresh)));
        Infra.show(stack.plan(), screen);
        screen.line("");
        screen.line("The infrastructure is up after " + Screen.seconds(begin) + "; Ctrl-C stops it"
                + stack.telegram()
                        .map(telegram -> "; chat page: " + telegram.pageUrl())
                        .orElse("")
                + "; figures and traces: " + stack.plan().url(Part.SIGHT));
        return untilDeath(stack);
    }

    private int runDemo(Optional<Path> audio) throws InterruptedException {
        var stack = start(Plan.demo(Ports.free(), settings(), data(DataFolder.temporary())));
        return new Demo(stack, screen).run(audio) ? 0 : FAILED;
    }

    private static Settings settings() {
        return Settings.read(ProjectRoot.find().resolve(".env"), System.getenv());
    }

    private DataFolder keptData(boolean fresh) {
        return data(DataFolder.kept(ProjectRoot.find().resolve("deploy/local/data"), fresh));
    }

    private DataFolder data(DataFolder data) {
        Interrupt.secondOneForces(data, screen);
        return data;
    }

    private LocalStack start(Plan plan) {
        var problems = plan.ports().problems(plan.parts());
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("\n", problems));
        }
        return LocalStack.start(plan, screen);
    }

    private String whereToClick(LocalStack stack) {
        return stack.telegram()
                .map(telegram -> "open " + telegram.pageUrl())
                .orElseGet(() -> "write to "
                        + RealTelegram.whereToClick(
                                stack.plan().settings().get("TELEGRAM_API_URL", Plan.TELEGRAM_CLOUD),
                                stack.plan().realToken().orElseThrow()));
    }

    private static int untilDeath(LocalStack stack) throws InterruptedException {
        System.err.println("deploy/local/up: " + stack.awaitDeath());
        return FAILED;
    }
}
