package dev.aisha.billing.harness;

import dev.aisha.billing.harness.Step.Adjust;
import dev.aisha.billing.harness.Step.AtOnce;
import dev.aisha.billing.harness.Step.Capture;
import dev.aisha.billing.harness.Step.Check;
import dev.aisha.billing.harness.Step.Erase;
import dev.aisha.billing.harness.Step.Hold;
import dev.aisha.billing.harness.Step.Order;
import dev.aisha.billing.harness.Step.Pay;
import dev.aisha.billing.harness.Step.PayOrder;
import dev.aisha.billing.harness.Step.Raise;
import dev.aisha.billing.harness.Step.Redeem;
import dev.aisha.billing.harness.Step.Refund;
import dev.aisha.billing.harness.Step.RefundPayment;
import dev.aisha.billing.harness.Step.Release;
import dev.aisha.billing.harness.Step.Request;
import dev.aisha.billing.harness.Step.Wait;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.engine.JqwikTestEngine;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/**
 * Whatever users do, in whatever order, repeated and at once: every answer, every account and every line of the history is
 * that of the {@link LedgerModel}. A property of jqwik's, which cannot boot the service itself: a test that has booted it
 * runs this class by {@link #failure}.
 */
@SuppressWarnings("NewClassNamingConvention")
public final class LedgerProperties {
    /** What a running service is reached by. */
    public record Subject(BillingClient billing, SettableClock clock) {}

    /** Lives begin with one of these: much can only happen to somebody who has paid for something or is about to. */
    private static final List<List<Step>> BEGINNINGS = List.of(
            List.of(),
            List.of(new Hold(0, 300), new Capture(0, 240)),
            List.of(new Hold(0, 180), new Hold(1, 61)),
            List.of(new Order(0, "small"), new Hold(0, 120)));

    private static final AtomicReference<Subject> SUBJECT = new AtomicReference<>();

    /**
     * Tries random lives.
     *
     * @param settings jqwik's, for example {@code jqwik.tries.default}
     * @return why one failed, after it was made as short as it goes
     */
    public static Optional<Throwable> failure(Subject subject, Map<String, String> settings) {
        SUBJECT.set(subject);
        LauncherConfig onlyJqwik = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(new JqwikTestEngine())
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create(onlyJqwik)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(LedgerProperties.class))
                                .configurationParameters(settings)
                                .build(),
                        listener);
        if (listener.getSummary().getTestsStartedCount() != 1) {
            throw new IllegalStateException("the property did not run");
        }
        return listener.getSummary().getFailures().stream()
                .map(Failure::getException)
                .findFirst();
    }

    @Property
    void everyAnswerEveryAccountAndEveryLineIsThatOfTheModel(@ForAll("lives") List<Step> steps) throws SQLException {
        Subject subject = SUBJECT.get();
        Life.live(subject.billing(), subject.clock(), steps);
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<Request> anyRequest = Arbitraries.frequencyOf(requests());
        Arbitrary<Step> one = Arbitraries.frequencyOf(Tuple.of(14, anyRequest), Tuple.of(1, checks()))
                .map(step -> step);
        Arbitrary<Step> alike = Arbitraries.of(requests()).flatMap(kind -> atOnce(kind.get2()));
        Arbitrary<Step> wait = Arbitraries.integers().between(1, 40).map(Wait::new);
        Arbitrary<List<Step>> anything = Arbitraries.frequencyOf(
                        Tuple.of(9, one), Tuple.of(2, atOnce(anyRequest)), Tuple.of(2, alike), Tuple.of(1, wait))
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
        return Combinators.combine(Arbitraries.of(BEGINNINGS), anything).as(LedgerProperties::join);
    }

    private static List<Step> join(List<Step> before, List<Step> after) {
        return Stream.concat(before.stream(), after.stream()).toList();
    }

    private static Arbitrary<Step> atOnce(Arbitrary<Request> requests) {
        return requests.list().ofMinSize(2).ofMaxSize(4).map(AtOnce::new);
    }

    /** All kinds of them, and how often each comes. */
    private static List<Tuple2<Integer, Arbitrary<Request>>> requests() {
        Arbitrary<Integer> job = Arbitraries.integers().between(0, 2);
        Arbitrary<Integer> other = Arbitraries.integers().between(0, 1);
        Arbitrary<Long> seconds = Arbitraries.of(0L, 1L, 7L, 60L, 61L, 180L, 181L, 240L, 300L, 577L, 3600L);
        Arbitrary<String> coins = Arbitraries.of("0.01", "50", "120.5");
        Arbitrary<String> orderCoins = Arbitraries.of("500", "1650");
        Arbitrary<String> amount = Arbitraries.of("12.34", "-40.00", "-90.00");
        Arbitrary<String> packageName = Arbitraries.of("small", "medium");
        return List.of(
                often(6, Combinators.combine(job, seconds).as(Hold::new)),
                often(3, Combinators.combine(job, seconds).as(Raise::new)),
                often(4, Combinators.combine(job, seconds).as(Capture::new)),
                often(2, job.map(Release::new)),
                often(2, job.map(Refund::new)),
                often(1, Combinators.combine(other, packageName).as(Order::new)),
                often(2, Combinators.combine(other, coins).as(Pay::new)),
                often(2, Combinators.combine(other, orderCoins, other).as(PayOrder::new)),
                often(2, other.map(RefundPayment::new)),
                often(2, Combinators.combine(other, amount).as(Adjust::new)),
                often(2, job.map(Redeem::new)),
                often(1, Arbitraries.create(Erase::new)));
    }

    private static Tuple2<Integer, Arbitrary<Request>> often(int times, Arbitrary<? extends Request> kind) {
        return Tuple.of(times, kind.map(request -> request));
    }

    /** Never at once with others: what is checked is the payload that an order has answered before. */
    private static Arbitrary<Request> checks() {
        return Combinators.combine(Arbitraries.integers().between(0, 1), Arbitraries.of(50L, 150L))
                .as(Check::new);
    }
}
