package dev.aisha.billing.account;

import dev.aisha.billing.platform.Limits;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** A user as a person. */
@Path("/v1/users/{telegramId}")
public final class UserResource {
    private final EraseUser erase;

    UserResource(EraseUser erase) {
        this.erase = erase;
    }

    @DELETE
    @Operation(
            summary = "Erase a person: id and names go, the sums stay under a pseudonym",
            description = "Coins that are left are lost to the person. Jobs under way are settled as ever.")
    @APIResponse(responseCode = "204", description = "nobody of this id is known, any more or ever")
    public Uni<Void> erase(@PathParam("telegramId") String telegramId) {
        return erase.erase(Limits.telegramId(telegramId));
    }
}
