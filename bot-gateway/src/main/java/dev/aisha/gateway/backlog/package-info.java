/**
 * How much there is still to do, for metrics and alerts: what waits in the lanes, and what the tables say is not at its end.
 */
@NullMarked
package dev.aisha.gateway.backlog;

import org.jspecify.annotations.NullMarked;
