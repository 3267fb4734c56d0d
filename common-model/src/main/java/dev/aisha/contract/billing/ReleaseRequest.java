package dev.aisha.contract.billing;

/** Body of {@code POST /v1/reservations/{id}/release}. */
public record ReleaseRequest(String reason) {}
