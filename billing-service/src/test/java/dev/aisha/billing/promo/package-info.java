@NullMarked
package dev.aisha.billing.promo;

import org.jspecify.annotations.NullMarked;
