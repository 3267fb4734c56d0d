package dev.aisha.gateway.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two updates at once are a rush, in which one first step may be under way; three steps may be altogether. */
class BoundedWorkTest {
    private static final int PRIORITY = 200;

    private final Semaphore mayEnd = new Semaphore(0);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private WorkConfig config = config(Map.of());
    private final Rush rush = new Rush(config);
    private final BoundedWork work = new BoundedWork(config, rush);
    private final Loops loops = new Loops(config);

    private static WorkConfig config(Map<String, String> more) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withMapping(WorkConfig.class)
                .withDefaultValues(
                        Map.of("aisha.work.at-once", "3", "aisha.work.at-once-in-rush", "1", "aisha.work.rush", "2"))
                .withDefaultValues(more)
                .build()
                .getConfigMapping(WorkConfig.class);
    }

    private StepsInLine line() {
        StepsInLine line = new StepsInLine(config, work, loops);
        line.start(new StartupEvent());
        return line;
    }

    private void step() {
        begun.incrementAndGet();
        mayEnd.acquireUninterruptibly();
        done.incrementAndGet();
    }

    private void theRushBegins() {
        rush.begin();
        rush.begin();
    }

    private void theRushEnds() {
        rush.end();
        rush.end();
    }

    @AfterEach
    void stop() throws Exception {
        mayEnd.release(100);
        loops.stop(new ShutdownEvent());
        work.drain(new ShutdownEvent());
    }

    @Test
    void inARushFirstStepsGiveWayAndAreTakenAllTheSame() {
        theRushBegins();
        StepsInLine line = line();
        for (int i = 0; i < 3; i++) {
            assertThat(line.tryAdd(this::step)).isTrue();
        }
        await().until(() -> begun.get() == 1);

        mayEnd.release();
        await().until(() -> begun.get() == 2);

        assertThat(done).hasValue(1);
    }

    @Test
    void whenItIsOverThoseThatGaveWayBegin() {
        theRushBegins();
        StepsInLine line = line();
        for (int i = 0; i < 3; i++) {
            line.tryAdd(this::step);
        }
        await().until(() -> begun.get() == 1);

        theRushEnds();

        await().until(() -> begun.get() == 3);
        assertThat(done).hasValue(0);
    }

    @Test
    void whatIsUnderWayAlreadyGivesWayToNobody() throws Exception {
        theRushBegins();
        line().tryAdd(this::step);
        await().until(() -> begun.get() == 1);

        assertThat(work.startWhenFree(this::step)).isTrue();
        assertThat(work.tryStart(this::step)).isTrue();

        await().until(() -> begun.get() == 3);
        assertThat(work.tryStart(this::step)).isFalse();
    }

    /** The third has room when the second was taken out of the line, and then the first was started, or left. */
    @Test
    void aStepThatWasNotBegunInTimeIsLeftToTheLedger() throws Exception {
        config = config(Map.of("aisha.work.longest-wait", "PT0S", "aisha.work.longest-line", "1"));
        StepsInLine line = line();
        for (int i = 0; i < 3; i++) {
            await().until(() -> line.tryAdd(begun::incrementAndGet));
        }

        stop();

        assertThat(begun).hasValue(0);
    }

    @Test
    void aLineHasAnEnd() {
        config = config(Map.of("aisha.work.longest-line", "2"));
        StepsInLine line = new StepsInLine(config, work, loops);

        assertThat(line.tryAdd(this::step)).isTrue();
        assertThat(line.tryAdd(this::step)).isTrue();
        assertThat(line.tryAdd(this::step)).isFalse();
    }
}
