package dev.aisha.contract.billing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** Answer to a release: {@code RELEASED}. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReleasedReservation(ReservationState state) {}
