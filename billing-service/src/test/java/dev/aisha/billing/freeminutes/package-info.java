@NullMarked
package dev.aisha.billing.freeminutes;

import org.jspecify.annotations.NullMarked;
