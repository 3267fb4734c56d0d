/** The ledger: immutable lines, each with its cause; the sum of a user's lines is the balance. */
@NullMarked
package dev.aisha.billing.ledger;

import org.jspecify.annotations.NullMarked;
