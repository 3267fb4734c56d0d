package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One transaction of a user: an immutable line of the balance's history.
 *
 * @param id grows with time
 * @param amount what it added to the balance, negative where it took
 * @param type {@code bonus}, {@code charge}; later versions know more
 * @param description for people, in English
 * @param createdAt when it was written
 * @param cause what kind of thing caused it: {@code welcome}, {@code reservation}; later versions know more
 * @param causeId the id of that thing, for example of the reservation
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TransactionLine(
        long id,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String type,
        String description,
        Instant createdAt,
        String cause,
        String causeId) {}
