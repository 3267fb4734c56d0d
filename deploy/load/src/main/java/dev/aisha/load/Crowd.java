package dev.aisha.load;

/**
 * Who sends.
 *
 * @param users how many
 * @param seed of who sends which note next, and of the moments
 * @param longPercent how many of a hundred notes go to the long lane
 */
record Crowd(int users, long seed, Pace pace, int longPercent) {}
