/**
 * Coins are bought with Telegram Stars: {@link dev.aisha.gateway.topup.TopUpCommand} offers packages,
 * {@link dev.aisha.gateway.topup.BuyButton} sends an invoice, {@link dev.aisha.gateway.topup.AnswerCheckout} lets somebody
 * pay, {@link dev.aisha.gateway.topup.TakePayment} keeps what was paid and
 * {@link dev.aisha.gateway.topup.SettlePayment} sees to its coins, or gives the Stars back;
 * {@link dev.aisha.gateway.topup.ReconcileStars} compares it all with Telegram's own list.
 */
@NullMarked
package dev.aisha.gateway.topup;

import org.jspecify.annotations.NullMarked;
