package dev.aisha.billing.platform;

import dev.aisha.platform.Problem;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.Map;

/** Answers that several resources give. */
public final class Answers {
    private Answers() {}

    /** 201 for what was made, 200 for what was made before by the same request. */
    public static Response made(Object entity, boolean repeated) {
        return Response.status(repeated ? 200 : 201).entity(entity).build();
    }

    /** 409: the caller's id is known, with another body. */
    public static Response idTaken() {
        return Problem.of(409, "id-taken", "Id taken", "The id is known for a request that said something else.")
                .response();
    }

    /** 409: coins that are to be taken are not there, or held for jobs under way. */
    public static Response coinsSpent(BigDecimal missing, BigDecimal available) {
        return Problem.of(409, "coins-spent", "Coins spent", "The coins are spent, or held for jobs under way.")
                .with(Map.of("missing", missing.toPlainString(), "available", available.toPlainString()))
                .response();
    }

    /** 404. */
    public static Response unknown(String what) {
        return Problem.of(404, "unknown-" + what, "Unknown " + what, "There is no " + what + " of this id.")
                .response();
    }
}
