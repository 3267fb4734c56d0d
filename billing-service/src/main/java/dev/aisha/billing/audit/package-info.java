/** The audit: every invariant of the ledger on one consistent snapshot. It reads only, and locks nobody. */
@NullMarked
package dev.aisha.billing.audit;

import org.jspecify.annotations.NullMarked;
