/** Payments: Stars that became coins, once for each charge, and the way back while the coins are there. */
@NullMarked
package dev.aisha.billing.payment;

import org.jspecify.annotations.NullMarked;
