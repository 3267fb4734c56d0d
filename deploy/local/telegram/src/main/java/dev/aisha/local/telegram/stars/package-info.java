/**
 * Telegram Stars: a press of Pay, the bot's word on it, the payment, its refund, and the list of both
 * (https://core.telegram.org/bots/payments-stars).
 */
@NullMarked
package dev.aisha.local.telegram.stars;

import org.jspecify.annotations.NullMarked;
