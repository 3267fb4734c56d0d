@NullMarked
package dev.aisha.billing.platform;

import org.jspecify.annotations.NullMarked;
