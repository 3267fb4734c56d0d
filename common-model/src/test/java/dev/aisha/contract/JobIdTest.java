package dev.aisha.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JobIdTest {
    @Test
    void theSameNoteHasTheSameIdForEver() {
        assertThat(JobId.of(123456, 42, 7)).hasToString("6fef39b9-2c65-5091-8179-f159e9ac40ec");
    }

    @Test
    void anotherBotChatOrMessageIsAnotherJob() {
        assertThat(JobId.of(1, 2, 3)).isNotEqualTo(JobId.of(1, 2, 4));
        assertThat(JobId.of(1, 2, 3)).isNotEqualTo(JobId.of(1, 3, 3));
        assertThat(JobId.of(1, 2, 3)).isNotEqualTo(JobId.of(2, 2, 3));
        assertThat(JobId.of(1, 23, 4)).isNotEqualTo(JobId.of(12, 3, 4));
    }

    @Test
    void aJobIsDoneOverUnderOneIdOfItsOwn() {
        JobId job = JobId.of(123456, 42, 7);

        assertThat(job.again())
                .hasToString("5d7700cf-8127-5f6f-8533-b2701bb0ce9b")
                .isNotEqualTo(job.again().again());
        assertThat(job.again().value().version()).isEqualTo(5);
    }

    @Test
    void itIsAVersion5Uuid() {
        assertThat(JobId.of(1, -1001234567890L, 3).value().version()).isEqualTo(5);
        assertThat(JobId.of(1, -1001234567890L, 3).value().variant()).isEqualTo(2);
    }

    @Test
    void whatIsWrittenCanBeRead() {
        JobId id = JobId.of(1, 2, 3);

        assertThat(JobId.parse(id.toString())).isEqualTo(id);
        assertThatThrownBy(() -> JobId.parse("note")).isInstanceOf(IllegalArgumentException.class);
    }
}
