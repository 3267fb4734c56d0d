@NullMarked
package dev.aisha.billing.ledger;

import org.jspecify.annotations.NullMarked;
