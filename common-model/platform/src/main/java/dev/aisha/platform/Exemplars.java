package dev.aisha.platform;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Has each bucket of a histogram name a trace, its exemplar, to Prometheus. That asks for several formats at once, by preference
 * and version, of which Quarkus 3.34 knows OpenMetrics only where it stands alone; anything else it answers in plain text, which
 * has no exemplars.
 */
@Singleton
@SuppressWarnings("deprecation") // the registry that Quarkus has
final class Exemplars {
    private static final String PATH = "/q/metrics";
    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final int BEFORE_QUARKUS = -1;

    /** Of counts: they say nothing that buckets do not say, and Prometheus 2.42 refuses the whole answer for one of them. */
    private static final Pattern OF_COUNTS = Pattern.compile("(?m)^([a-zA-Z0-9_:]+_count(?:\\{.*?})? \\S+) # .*$");

    private final PrometheusMeterRegistry meters;

    Exemplars(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    void install(@Observes Router router) {
        router.get(PATH).order(BEFORE_QUARKUS).blockingHandler(this::answer, false);
    }

    private void answer(RoutingContext call) {
        if (accepts(call.request().getHeader(HttpHeaders.ACCEPT))) {
            call.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, TextFormat.CONTENT_TYPE_OPENMETRICS_100)
                    .end(ofBucketsAlone(meters.scrape(TextFormat.CONTENT_TYPE_OPENMETRICS_100)));
        } else {
            call.next();
        }
    }

    private static boolean accepts(@Nullable String formats) {
        return formats != null && formats.contains(OPEN_METRICS);
    }

    /** Leaves out the exemplars of counts. */
    static String ofBucketsAlone(String openMetrics) {
        return OF_COUNTS.matcher(openMetrics).replaceAll("$1");
    }
}
