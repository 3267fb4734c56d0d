package dev.aisha.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbedAudioTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ogg|opus|ogg",
                "ogg|vorbis|ogg",
                "mp3|mp3|mp3",
                "wav|pcm_s16le|wav",
                "flac|flac|flac",
                "matroska,webm|opus|webm",
                "mov,mp4,m4a,3gp,3g2,mj2|aac|m4a",
                "mov,mp4,m4a,3gp,3g2,mj2|amr_nb|",
                "amr|amr_nb|",
                "wav|adpcm_ms|",
                "avi|mp3|"
            })
    void knowsUnderWhichNameAServiceTakesIt(String container, String codec, String name) {
        assertThat(audio(container, codec, true).uploadFormat()).isEqualTo(Optional.ofNullable(name));
    }

    @Test
    void aVideoNeverGoesUpAsItCame() {
        assertThat(audio("mov,mp4,m4a,3gp,3g2,mj2", "aac", false).uploadFormat())
                .isEmpty();
    }

    @Test
    void whatIsTooLargeOrOfAnotherKindIsNotAccepted() {
        UploadRules rules = new UploadRules(Set.of("ogg"), 1000);

        assertThat(rules.accept(audio("ogg", "opus", true))).isTrue();
        assertThat(rules.accept(audio("mp3", "mp3", true))).isFalse();
        assertThat(new UploadRules(Set.of("ogg"), 999).accept(audio("ogg", "opus", true)))
                .isFalse();
    }

    private static ProbedAudio audio(String container, String codec, boolean soundOnly) {
        return new ProbedAudio(Path.of("note"), container, codec, soundOnly, Optional.empty(), 1000);
    }
}
