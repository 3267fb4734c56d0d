/** Free seconds: an account per user and day, with the day's allowance; the day is that of the hold, in a configured zone. */
@NullMarked
package dev.aisha.billing.freeminutes;

import org.jspecify.annotations.NullMarked;
