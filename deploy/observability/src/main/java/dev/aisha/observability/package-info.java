/**
 * Holds what the services show of themselves, what alerts and dashboards ask of them, and what people are told to do then,
 * against each other: a name that changes in one place is noticed in the others. For tests alone.
 */
@NullMarked
package dev.aisha.observability;

import org.jspecify.annotations.NullMarked;
