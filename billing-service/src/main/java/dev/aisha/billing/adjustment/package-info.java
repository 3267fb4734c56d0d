/** Adjustments: what ops add to a balance or take from it, with a reason and a name in the books. */
@NullMarked
package dev.aisha.billing.adjustment;

import org.jspecify.annotations.NullMarked;
