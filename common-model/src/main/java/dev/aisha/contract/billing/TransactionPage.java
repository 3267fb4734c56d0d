package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code GET /v1/users/{telegramId}/transactions?before=&limit=}.
 *
 * @param transactions newest first
 * @param next what to send as {@code before} for the page after this one, absent on the last page
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransactionPage(
        List<TransactionLine> transactions, @Nullable Long next) {}
