package dev.aisha.billing.account;

import dev.aisha.billing.platform.Limits;
import dev.aisha.contract.billing.Account;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a user has. */
@Path("/v1/users/{telegramId}/account")
@Produces(MediaType.APPLICATION_JSON)
public final class AccountResource {
    private final ReadAccount read;

    AccountResource(ReadAccount read) {
        this.read = read;
    }

    @GET
    @Operation(summary = "Balance, holds and free seconds of a user")
    public Uni<Account> account(@PathParam("telegramId") String telegramId) {
        return read.read(Limits.telegramId(telegramId)).map(account -> account.orElseThrow(UnknownUser::problem));
    }
}
