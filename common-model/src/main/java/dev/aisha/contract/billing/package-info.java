/** Requests and answers of billing's HTTP API. Coins are exact decimals with two places, written as JSON strings. */
@NullMarked
package dev.aisha.contract.billing;

import org.jspecify.annotations.NullMarked;
