package dev.aisha.gateway.internalapi;

import dev.aisha.gateway.work.PeerUnavailable;
import dev.aisha.platform.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Answers a few calls at once. Whoever comes beyond that, or while a store is away, is asked to come again. */
public final class BoundedCalls {
    private static final Logger LOG = Logger.getLogger(BoundedCalls.class);
    private static final int MOST = 8;

    private final Semaphore places = new Semaphore(MOST);

    /** The answer, or 503. Every call may be repeated. */
    public Response answer(Supplier<Response> call) {
        if (!places.tryAcquire()) {
            return notNow();
        }
        try {
            return call.get();
        } catch (PeerUnavailable e) {
            LOG.warnf("call not answered fault=%s", e.getMessage());
            return notNow();
        } finally {
            places.release();
        }
    }

    private static Response notNow() {
        return Response.fromResponse(Problem.of(503, "not-now", "Not now", "It cannot be done right now; ask again.")
                        .response())
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }
}
