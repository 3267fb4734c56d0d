package dev.aisha.billing.order;

import dev.aisha.billing.order.OrderOutcome.Passed;
import dev.aisha.billing.order.OrderOutcome.Refused;
import dev.aisha.billing.order.OrderOutcome.Unknown;
import dev.aisha.contract.billing.OrderCheckRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** The last look before money is taken: whose order it is, what it costs, how old it is. One read by key. */
@Singleton
final class CheckOrder {
    /** Telegram Stars (Bot API, sendInvoice). */
    private static final String STARS = "XTR";

    private final FindOrder find;
    private final SignPayload payload;
    private final OrderRules rules;
    private final Clock clock;

    CheckOrder(FindOrder find, SignPayload payload, OrderRules rules, Clock clock) {
        this.find = find;
        this.payload = payload;
        this.rules = rules;
        this.clock = clock;
    }

    Uni<OrderOutcome> check(UUID id, OrderCheckRequest request) {
        return find.find(id, request.telegramId())
                .map(found -> found.map(order -> judge(order, request)).orElseGet(Unknown::new));
    }

    private OrderOutcome judge(StoredOrder order, OrderCheckRequest request) {
        if (!order.payload().equals(request.payload()) || !payload.isOurs(request.payload())) {
            return new Refused("payload");
        }
        if (!order.ofThisUser()) {
            return new Refused("user");
        }
        if (!request.currency().equals(STARS)) {
            return new Refused("currency");
        }
        if (request.amount() != order.stars()) {
            return new Refused("amount");
        }
        return clock.instant().isBefore(order.expiresAt(rules.validFor()))
                ? new Passed(order.asChecked())
                : new Refused("expired");
    }
}
