/** What transcription costs: the tariff that a reservation is held at. The arithmetic is {@code price_of} in the schema. */
@NullMarked
package dev.aisha.billing.pricing;

import org.jspecify.annotations.NullMarked;
