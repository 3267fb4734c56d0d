package dev.aisha.billing.order;

import dev.aisha.contract.billing.CoinPackages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is on sale. */
@Path("/v1/packages")
@Produces(MediaType.APPLICATION_JSON)
public final class PackageResource {
    private final Packages packages;

    PackageResource(Packages packages) {
        this.packages = packages;
    }

    @GET
    @Operation(summary = "Packages of coins and their prices in Stars")
    public CoinPackages packages() {
        return new CoinPackages(packages.onSale());
    }
}
