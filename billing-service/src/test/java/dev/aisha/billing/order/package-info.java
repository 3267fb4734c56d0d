@NullMarked
package dev.aisha.billing.order;

import org.jspecify.annotations.NullMarked;
