/**
 * Steps towards the workers: a job is put on its lane, as far as its sender has places there, and put there again where
 * Redis has lost it. Whoever waits can be told how many are before them, and what the workers put aside can be looked at.
 */
@NullMarked
package dev.aisha.gateway.submission;

import org.jspecify.annotations.NullMarked;
