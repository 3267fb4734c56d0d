package dev.aisha.worker.transcript;

import java.time.Duration;

/**
 * Where two chunks that overlap are put together.
 *
 * @param keep how many words of the earlier stay, from its first
 * @param skip how many words of the later go, from its first
 * @param at in the whole audio; exact to a word where words have times, else an estimate
 * @param shared whether the last word kept is the last one skipped: both heard it, the text runs on behind it
 */
record Seam(int keep, int skip, Duration at, boolean shared) {}
