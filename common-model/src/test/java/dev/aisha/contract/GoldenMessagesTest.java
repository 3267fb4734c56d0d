package dev.aisha.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.aisha.contract.billing.CapturedReservation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as earlier versions wrote them: still read, still written so. A file here never changes; new ones are added. */
class GoldenMessagesTest {
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);

    @ParameterizedTest
    @CsvSource({
        "job.v1.json, dev.aisha.contract.TranscriptionJob",
        "job-from-store.v1.json, dev.aisha.contract.TranscriptionJob",
        "job-with-hints.v2.json, dev.aisha.contract.TranscriptionJob",
        "job.v1.json, dev.aisha.contract.QueuedJob",
        "rendition-job.v3.json, dev.aisha.contract.QueuedJob",
        "result-rendered.v3.json, dev.aisha.contract.JobResult",
        "result-transcribed.v1.json, dev.aisha.contract.JobResult",
        "result-failed.v1.json, dev.aisha.contract.JobResult",
        "progress.v1.json, dev.aisha.contract.JobProgress",
        "captured.v1.json, dev.aisha.contract.billing.CapturedReservation",
        "transactions.v1.json, dev.aisha.contract.billing.TransactionPage",
        "transactions.v2.json, dev.aisha.contract.billing.TransactionPage",
        "packages.v2.json, dev.aisha.contract.billing.CoinPackages",
        "order.v2.json, dev.aisha.contract.billing.Order",
        "checked-order.v2.json, dev.aisha.contract.billing.CheckedOrder",
        "payment.v2.json, dev.aisha.contract.billing.Payment",
        "refunded-payment.v2.json, dev.aisha.contract.billing.RefundedPayment",
        "refunded-reservation.v2.json, dev.aisha.contract.billing.RefundedReservation"
    })
    void aMessageIsReadAndWrittenWithoutLoss(String file, Class<?> type) throws IOException {
        JsonNode golden = golden(file);

        Object message = json.treeToValue(golden, type);

        assertThat(json.readTree(json.writeValueAsString(message))).isEqualTo(golden);
    }

    @Test
    void aJobThatDoesNotSayItsKindIsATranscription() throws IOException {
        assertThat(json.treeToValue(golden("job.v1.json"), QueuedJob.class)).isInstanceOf(TranscriptionJob.class);
        assertThat(json.treeToValue(golden("rendition-job.v3.json"), QueuedJob.class))
                .isInstanceOf(RenditionJob.class);
    }

    @ParameterizedTest
    @CsvSource({
        "job.v1.json, dev.aisha.contract.TranscriptionJob",
        "rendition-job.v3.json, dev.aisha.contract.QueuedJob",
        "result-rendered.v3.json, dev.aisha.contract.JobResult",
        "result-transcribed.v1.json, dev.aisha.contract.JobResult",
        "progress.v1.json, dev.aisha.contract.JobProgress"
    })
    void aFieldFromALaterVersionIsIgnored(String file, Class<?> type) throws IOException {
        ObjectNode later = golden(file);
        later.put("addedLater", 1);

        assertThat(json.treeToValue(later, type)).isEqualTo(json.treeToValue(golden(file), type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"languages\": null, \"keywords\": null}", "{\"languages\": [], \"keywords\": [null]}"})
    void aJobOfWhichNothingIsKnownBeforehandHasNoHints(String hints) throws IOException {
        ObjectNode job = golden("job.v1.json");
        job.setAll((ObjectNode) json.readTree(hints));

        TranscriptionJob read = json.treeToValue(job, TranscriptionJob.class);

        assertThat(read.languages()).isEmpty();
        assertThat(read.keywords()).isEmpty();
        assertThat(json.readTree(json.writeValueAsString(read))).isEqualTo(golden("job.v1.json"));
    }

    @Test
    void hintsKeepTheirOrderAndLoseWhatIsNone() throws IOException {
        ObjectNode job = golden("job-with-hints.v2.json");
        job.withArray("languages").insertNull(1);

        TranscriptionJob read = json.treeToValue(job, TranscriptionJob.class);

        assertThat(read.languages()).containsExactly("de", "en");
        assertThat(read.keywords()).containsExactly("Aisha", "Zürich HB");
    }

    @Test
    void aFailureCodeFromALaterVersionCountsAsInternal() throws IOException {
        ObjectNode later = golden("result-failed.v1.json");
        later.put("code", "SOMETHING_NEW");

        JobResult result = json.treeToValue(later, JobResult.class);

        assertThat(result)
                .isInstanceOfSatisfying(
                        JobResult.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo(FailureCode.INTERNAL));
    }

    @Test
    void coinsAreStringsSoThatNoReaderRoundsThem() throws IOException {
        CapturedReservation captured = json.treeToValue(golden("captured.v1.json"), CapturedReservation.class);

        assertThat(captured.balance()).isEqualTo("95.00");
        assertThat(json.valueToTree(captured).get("balance").isTextual()).isTrue();
    }

    private ObjectNode golden(String file) throws IOException {
        try (InputStream in = GoldenMessagesTest.class.getResourceAsStream("/golden/" + file)) {
            return (ObjectNode) json.readTree(Objects.requireNonNull(in, file));
        }
    }
}
