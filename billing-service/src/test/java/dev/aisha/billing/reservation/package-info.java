@NullMarked
package dev.aisha.billing.reservation;

import org.jspecify.annotations.NullMarked;
