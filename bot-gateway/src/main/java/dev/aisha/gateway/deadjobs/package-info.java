/**
 * The jobs that the workers gave up, for operators: {@code /v1/dead-jobs}, for callers that have the internal token. They
 * are looked at, put back as new jobs of the same notes, or forgotten.
 */
@NullMarked
package dev.aisha.gateway.deadjobs;

import org.jspecify.annotations.NullMarked;
