package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of a user: an immutable line of the balance's history.
 *
 * @param id grows with time
 * @param amount what it added to the balance, negative where it took
 * @param balanceAfter the balance that it led to; absent in answers of version 1
 * @param type {@code bonus}, {@code charge}, {@code refund}, {@code topup}, {@code topup_refund}, {@code adjustment};
 *     later versions may know more
 * @param description for people, in English
 * @param createdAt when it was written
 * @param cause what kind of thing caused it: {@code welcome}, {@code reservation}, {@code payment}, {@code adjustment},
 *     {@code promo_code}; later versions may know more
 * @param causeId the id of that thing, for example of the reservation
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TransactionLine(
        long id,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        BigDecimal balanceAfter,

        String type,
        String description,
        Instant createdAt,
        String cause,
        String causeId) {}
