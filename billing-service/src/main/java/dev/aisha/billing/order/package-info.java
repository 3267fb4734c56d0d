/** Orders: the packages on sale, what somebody is about to buy of them, and the check before money is taken. */
@NullMarked
package dev.aisha.billing.order;

import org.jspecify.annotations.NullMarked;
