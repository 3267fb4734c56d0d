@NullMarked
package dev.aisha.billing.account;

import org.jspecify.annotations.NullMarked;
