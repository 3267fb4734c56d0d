/**
 * One trace for each job, across all services. Its id is the job's: logs, metrics and traces are searched by the same one,
 * and every replica can go on with a trace of which it has never heard.
 */
@NullMarked
package dev.aisha.platform.tracing;

import org.jspecify.annotations.NullMarked;
