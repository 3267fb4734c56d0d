package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/**
 * Body of {@code POST /v1/orders}: somebody is about to buy a package. Made before the invoice is sent.
 *
 * @param id the caller's; the same one again has the same answer
 * @param telegramId the buyer; somebody unknown is made, with the welcome balance
 * @param packageName one of {@code GET /v1/packages}
 */
public record OrderRequest(
        UUID id, long telegramId, @JsonProperty("package") String packageName) {}
