package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;

/**
 * The figures in a 402 problem, beside the fields of RFC 9457.
 *
 * @param missing coins to top up at least
 * @param available coins that are there and not held
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record InsufficientFunds(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal missing,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal available) {}
