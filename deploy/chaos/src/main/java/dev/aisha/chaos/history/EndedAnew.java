package dev.aisha.chaos.history;

/**
 * A job that had ended and was ended once more, or whose end was to be settled or told once more: its first result was not
 * the last word.
 *
 * @param events its ends, as its history has them
 */
public record EndedAnew(String job, String events) {}
