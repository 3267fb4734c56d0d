package dev.aisha.contract.billing;

/**
 * Body of {@code POST /v1/reservations/{id}/refund}: support gives the coins of a captured reservation back.
 *
 * @param reason why, for the books
 * @param operator who, for the books
 */
public record ReservationRefundRequest(String reason, String operator) {}
