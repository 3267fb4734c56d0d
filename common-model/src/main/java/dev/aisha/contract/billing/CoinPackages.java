package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * Answer of {@code GET /v1/packages}.
 *
 * @param packages on sale, in the order in which they are offered
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CoinPackages(List<CoinPackage> packages) {}
