@NullMarked
package dev.aisha.billing.payment;

import org.jspecify.annotations.NullMarked;
