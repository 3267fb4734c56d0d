package dev.aisha.contract.billing;

/** Body of {@code POST /v1/reservations/{id}/capture} and {@code …/raise}: whole seconds of audio. */
public record SecondsRequest(long seconds) {}
