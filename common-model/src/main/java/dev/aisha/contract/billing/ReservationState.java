package dev.aisha.contract.billing;

/** {@code HELD → CAPTURED | RELEASED}, never back. */
public enum ReservationState {
    HELD,
    CAPTURED,
    RELEASED
}
