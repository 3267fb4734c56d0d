package dev.aisha.chaos.history;

/**
 * Something that nobody needs any more.
 *
 * @param kind what it is: {@code pending entry}, {@code checkpoint}, {@code temporary file}
 * @param name where it is
 */
public record Leftover(String kind, String name) {}
