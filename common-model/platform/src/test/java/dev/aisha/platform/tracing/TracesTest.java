package dev.aisha.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final UUID JOB = UUID.fromString("5f1dfd1c-6a5f-5f1c-9d0e-a15ba0000001");
    private static final String TRACE = "5f1dfd1c6a5f5f1c9d0ea15ba0000001";

    private final InMemorySpanExporter seen = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .setSampler(new KeepJobs())
            .setIdGenerator(new GivenIds())
            .addSpanProcessor(SimpleSpanProcessor.create(seen))
            .build();
    private final Traces traces = traces(1);

    private Traces traces(double share) {
        return new Traces(provider.get("test"), share);
    }

    @AfterEach
    void close() {
        provider.close();
    }

    private SpanData span(String name) {
        return seen.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String step(String name) {
        return traces.in(
                traces.of(JOB),
                name,
                SpanKind.INTERNAL,
                () -> Span.current().getSpanContext().getSpanId());
    }

    @Test
    void everyStepOfAJobIsInTheTraceThatHasItsId() {
        step("reserve");
        step("deliver");

        assertThat(seen.getFinishedSpanItems()).extracting(SpanData::getTraceId).containsExactly(TRACE, TRACE);
    }

    @Test
    void theWholeLiesAboveAllStepsThatWereTakenBeforeIt() {
        Instant came = Instant.parse("2026-11-28T10:00:00Z");
        step("reserve");

        traces.whole(JOB, "transcribe", came, () -> {});

        SpanData whole = span("transcribe");
        assertThat(whole.getTraceId()).isEqualTo(TRACE);
        assertThat(whole.getParentSpanContext().isValid()).isFalse();
        assertThat(whole.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(came.getEpochSecond()));
        assertThat(span("reserve").getParentSpanId()).isEqualTo(whole.getSpanId());
    }

    @Test
    void whatIsDoneInAStepLiesBelowIt() {
        String outer = traces.in(traces.of(JOB), "conclude", SpanKind.INTERNAL, () -> {
            step("deliver");
            traces.call("telegram editMessageText", () -> true, answer -> "ok");
            return Span.current().getSpanContext().getSpanId();
        });

        assertThat(span("deliver").getParentSpanId()).isEqualTo(outer);
        assertThat(span("telegram editMessageText").getParentSpanId()).isEqualTo(outer);
        assertThat(span("telegram editMessageText").getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(span("telegram editMessageText").getAttributes().asMap()).containsValue("ok");
    }

    @Test
    void whoeverIsSentItGoesOnBelowTheStepThatSentIt() {
        Optional<String> sent = traces.in(traces.of(JOB), "submit", SpanKind.INTERNAL, Traces::traceparent);

        traces.in(Traces.of(JOB, sent.orElseThrow()), "work", SpanKind.CONSUMER, () -> true);

        assertThat(sent.orElseThrow()).matches("00-" + TRACE + "-[0-9a-f]{16}-01");
        assertThat(span("work").getTraceId()).isEqualTo(TRACE);
        assertThat(span("work").getParentSpanId()).isEqualTo(span("submit").getSpanId());
    }

    @Test
    void whatCameWithoutAContextOrABrokenOneIsNotTraced() {
        traces.in(Traces.of(JOB, null), "work", SpanKind.CONSUMER, () -> true);
        traces.in(Traces.of(JOB, "00-zz"), "work", SpanKind.CONSUMER, () -> true);

        assertThat(seen.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void whatBelongsToNoJobIsNotTraced() {
        traces.call("telegram getUpdates", () -> true, answer -> "ok");

        assertThat(seen.getFinishedSpanItems()).isEmpty();
        assertThat(Traces.traceparent()).isEmpty();
    }

    @Test
    void ofAFaultItsKindIsToldAndNotItsText() {
        assertThatThrownBy(() -> traces.in(traces.of(JOB), "reserve", SpanKind.INTERNAL, () -> {
                    throw new IllegalStateException("a secret");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(span("reserve").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span("reserve").toString()).contains("IllegalStateException").doesNotContain("secret");
    }

    @Test
    void aWaitLiesBelowTheStepThatTellsOfIt() {
        Instant queued = Instant.parse("2026-11-28T10:00:00Z");

        String work =
                traces.in(Traces.of(JOB, "00-" + TRACE + "-00000000000000ab-01"), "work", SpanKind.CONSUMER, () -> {
                    traces.waited("queue", queued, queued.plusSeconds(3));
                    return Span.current().getSpanContext().getSpanId();
                });

        SpanData wait = span("queue");
        assertThat(wait.getParentSpanId()).isEqualTo(work);
        assertThat(wait.getEndEpochNanos() - wait.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(3));
    }

    @Test
    void nothingIsLeftOnTheThread() {
        step("reserve");
        traces.whole(JOB, "transcribe", Instant.EPOCH, () -> {});

        assertThat(Span.fromContextOrNull(Context.current())).isNull();
        traces.in(traces.of(JOB), "deliver", SpanKind.INTERNAL, () -> true);
        assertThat(span("deliver").getSpanId()).isNotEqualTo(span("transcribe").getSpanId());
        assertThat(SpanId.isValid(span("transcribe").getSpanId())).isTrue();
    }

    @Test
    void aShareOfAllJobsIsTracedAndEverybodyTakesTheSame() {
        Traces quarter = traces(0.25);
        IntStream.range(0, 4000)
                .mapToObj(number -> UUID.nameUUIDFromBytes(("job " + number).getBytes(StandardCharsets.UTF_8)))
                .forEach(job -> {
                    quarter.in(quarter.of(job), "reserve", SpanKind.INTERNAL, () -> true);
                    quarter.in(quarter.of(job), "deliver", SpanKind.INTERNAL, () -> true);
                });

        long traced = seen.getFinishedSpanItems().stream()
                .map(SpanData::getTraceId)
                .distinct()
                .count();
        assertThat((double) traced).isCloseTo(1000, within(150.0));
        assertThat(seen.getFinishedSpanItems()).hasSize((int) traced * 2);
    }

    @Test
    void whereNothingIsTracedTheStepsAreTakenAllTheSame() {
        Traces off = Traces.off();

        assertThat(off.<String, RuntimeException>in(off.of(JOB), "reserve", SpanKind.INTERNAL, () -> "done"))
                .isEqualTo("done");
        assertThat(off.<Optional<String>, RuntimeException>in(
                        off.of(JOB), "submit", SpanKind.INTERNAL, Traces::traceparent))
                .isEmpty();
    }
}
