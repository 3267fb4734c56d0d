package dev.aisha.gateway.billing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.aisha.contract.billing.Adjustment;
import dev.aisha.contract.billing.AdjustmentRequest;
import dev.aisha.gateway.billing.BillingCalls.Answer;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What billing does about balances that ops adjust. */
@Singleton
public final class AdjustmentClient {
    private static final String COINS_SPENT = "coins-spent";

    private final BillingCalls calls;

    AdjustmentClient(BillingCalls calls) {
        this.calls = calls;
    }

    /** What became of the wish to adjust a balance. */
    public sealed interface Adjusted {
        /** It is adjusted, from now on or since earlier. */
        record Done(Adjustment adjustment) implements Adjusted {}

        /** The coins to take are spent, or held: so many are missing, so many there. */
        record Spent(BigDecimal missing, BigDecimal available) implements Adjusted {}

        /** Billing does not know the user. */
        record NobodyKnown() implements Adjusted {}

        /** Billing does not take it, now or ever. */
        record Refused(int status) implements Adjusted {}

        /** Billing did not answer, or is away: nobody knows whether it is adjusted. To be asked again by the same id. */
        record Unavailable() implements Adjusted {}
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Problem(
            @Nullable String reason,
            @Nullable BigDecimal missing,
            @Nullable BigDecimal available) {}

    /** Adds coins to a balance or takes some, once for the request's id. */
    public Adjusted adjust(long telegramId, AdjustmentRequest request) {
        Answer answer = calls.post(request, "v1", "users", String.valueOf(telegramId), "adjustments");
        return switch (answer.status()) {
            case 200, 201 -> new Adjusted.Done(answer.as(Adjustment.class));
            case 404 -> new Adjusted.NobodyKnown();
            case 409 -> conflict(answer.as(Problem.class));
            case 400 -> new Adjusted.Refused(answer.status());
            default -> {
                answer.logUnlessUnreachable("adjust", request.id());
                yield new Adjusted.Unavailable();
            }
        };
    }

    private static Adjusted conflict(Problem problem) {
        return COINS_SPENT.equals(problem.reason()) && problem.missing() != null && problem.available() != null
                ? new Adjusted.Spent(problem.missing(), problem.available())
                : new Adjusted.Refused(409);
    }
}
