/** Promo codes: codes that grant coins, limited in all and for each person. */
@NullMarked
package dev.aisha.billing.promo;

import org.jspecify.annotations.NullMarked;
