package dev.aisha.billing.audit;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whether the books are right. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
    private final AuditLedger audit;

    AuditResource(AuditLedger audit) {
        this.audit = audit;
    }

    @GET
    @Operation(summary = "The invariants of the ledger, on one snapshot")
    public Uni<AuditReport> audit() {
        return audit.audit();
    }
}
