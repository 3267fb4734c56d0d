package dev.aisha.bench.footprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final String ROLLUP = """
            55d0c0a00000-7ffd0c5f2000 ---p 00000000 00:00 0                          [rollup]
            Rss:              204800 kB
            Pss:              184320 kB
            Pss_Dirty:        150000 kB
            Pss_Anon:         150000 kB
            Shared_Clean:      20480 kB
            """;

    @Test
    void residentPagesAndTheShareOfThemAreRead() {
        assertThat(Memory.read(ROLLUP)).isEqualTo(new Memory(200, 180));
    }

    @Test
    void severalProcessesAreAddedUp() {
        assertThat(Memory.read(ROLLUP).plus(new Memory(50, 20))).isEqualTo(new Memory(250, 200));
    }

    @Test
    void aTextWithoutFiguresIsNoMemory() {
        assertThatIllegalArgumentException().isThrownBy(() -> Memory.read("Name: java\n"));
    }

    @Test
    void aProcessThatRunsHasSome() throws Exception {
        Memory ours = Memory.of(ProcessHandle.current().pid());

        assertThat(ours.resident()).isGreaterThanOrEqualTo(ours.share()).isGreaterThan(10);
    }
}
