@NullMarked
package dev.aisha.billing.adjustment;

import org.jspecify.annotations.NullMarked;
