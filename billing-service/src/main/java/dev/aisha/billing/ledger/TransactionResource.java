package dev.aisha.billing.ledger;

import dev.aisha.billing.account.UnknownUser;
import dev.aisha.billing.platform.Limits;
import dev.aisha.contract.billing.TransactionPage;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The history of a balance. */
@Path("/v1/users/{telegramId}/transactions")
@Produces(MediaType.APPLICATION_JSON)
public final class TransactionResource {
    private static final int LONGEST_PAGE = 100;
    private static final String FROM_THE_NEWEST = "999999999999999999";

    private final ReadTransactions read;

    TransactionResource(ReadTransactions read) {
        this.read = read;
    }

    @GET
    @Operation(summary = "Transactions of a user, newest first, page by page")
    public Uni<TransactionPage> transactions(
            @PathParam("telegramId") String telegramId,
            @QueryParam("before") @DefaultValue(FROM_THE_NEWEST) String before,
            @QueryParam("limit") @DefaultValue("20") String limit) {
        return read.read(
                        Limits.telegramId(telegramId),
                        Limits.number("before", before, 1, Long.parseLong(FROM_THE_NEWEST)),
                        Math.toIntExact(Limits.number("limit", limit, 1, LONGEST_PAGE)))
                .map(page -> page.orElseThrow(UnknownUser::problem));
    }
}
