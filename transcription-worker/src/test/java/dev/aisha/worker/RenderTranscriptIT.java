package dev.aisha.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.RenditionJob;
import dev.aisha.contract.RenditionKind;
import dev.aisha.contract.TranscriptKeys;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whole jobs, from the queue to the result. No language model runs here: one that says how a text begins stands in. */
@QuarkusTest
class RenderTranscriptIT extends WorkerTest {
    private final TranscriptKeys keys = new TranscriptKeys(UUID.randomUUID(), new JobId(UUID.randomUUID()));

    private RenditionJob job(RenditionKind kind, @Nullable String language) {
        return new RenditionJob(
                keys.transcriptId().rendition(kind, language),
                keys.userId(),
                keys.transcriptId(),
                kind,
                language,
                "gpt-4.1-mini",
                Instant.now(),
                Instant.now().plusSeconds(600),
                null);
    }

    private void keep(String transcript) throws IOException {
        Path object = object(keys.text());
        Files.createDirectories(object.getParent());
        Files.writeString(object, transcript);
    }

    private String rendition(RenditionJob job) {
        return new String(kept(keys.rendition(job.kind(), job.language())), StandardCharsets.UTF_8);
    }

    @Test
    void aTranscriptBecomesASummaryBesideIt() throws Exception {
        keep("We meet on Monday. Bring the figures.");
        RenditionJob job = job(RenditionKind.SUMMARY, null);

        submit(job);

        assertThat(result(job)).isInstanceOfSatisfying(JobResult.Rendered.class, result -> {
            assertThat(result.requests()).isEqualTo(1);
            assertThat(result.model()).isEqualTo("gpt-4.1-mini");
            assertThat(result.characters()).isEqualTo(rendition(job).length());
        });
        assertThat(rendition(job)).contains("7 words, which begin: We meet on Monday.");
        assertThat(object(keys.folder() + "summary.txt")).exists();
    }

    @Test
    void aLongTranscriptIsTranslatedInParts() throws Exception {
        keep(IntStream.range(0, 4000).mapToObj(number -> "word" + number + ".").collect(Collectors.joining(" ")));
        RenditionJob job = job(RenditionKind.TRANSLATION, "de");

        submit(job);

        assertThat(result(job))
                .isInstanceOfSatisfying(
                        JobResult.Rendered.class,
                        result -> assertThat(result.requests()).isBetween(4, 10));
        assertThat(rendition(job).split("No language model runs here")).hasSizeBetween(5, 11);
        assertThat(object(keys.folder() + "translation-de.txt")).exists();
    }

    @Test
    void ofATranscriptThatWasDeletedNothingIsMade() {
        RenditionJob job = job(RenditionKind.TODO, null);

        submit(job);

        assertThat(result(job)).isEqualTo(new JobResult.Failed(job.id(), FailureCode.TRANSCRIPT_GONE));
    }
}
