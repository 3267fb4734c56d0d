@NullMarked
package dev.aisha.billing.audit;

import org.jspecify.annotations.NullMarked;
