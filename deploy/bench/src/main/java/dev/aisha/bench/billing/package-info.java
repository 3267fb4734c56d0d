/** Billing against PostgreSQL alone: {@link dev.aisha.bench.billing.BillingBench}. */
@NullMarked
package dev.aisha.bench.billing;

import org.jspecify.annotations.NullMarked;
