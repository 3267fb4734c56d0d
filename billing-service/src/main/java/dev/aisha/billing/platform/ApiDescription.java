package dev.aisha.billing.platform;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The head of {@code /q/openapi}. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Aisha billing",
                        version = "1",
                        description = "Balances, reservations, free seconds and transactions. Coins are decimal strings"
                                + " with two places, durations whole seconds. The same request again has the same"
                                + " answer. Errors are application/problem+json (RFC 9457)."),
        security = @SecurityRequirement(name = "internalToken"),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "internalToken",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        description = "one of INTERNAL_API_TOKEN")))
public final class ApiDescription extends Application {}
