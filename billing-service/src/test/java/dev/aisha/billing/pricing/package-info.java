@NullMarked
package dev.aisha.billing.pricing;

import org.jspecify.annotations.NullMarked;
