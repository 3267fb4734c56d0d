/** What the tests stand on: a real PostgreSQL, a settable clock, a client, and a way to stop statements half-way. */
@NullMarked
package dev.aisha.billing.harness;

import org.jspecify.annotations.NullMarked;
