/**
 * Where updates come in: by long polling ({@link dev.aisha.gateway.intake.PollUpdates}, one replica at a time) or by
 * webhook ({@link dev.aisha.gateway.intake.ReceiveWebhook}, any replica). Both hand them to
 * {@link dev.aisha.gateway.intake.TakeUpdate} and acknowledge what it has safely taken, nothing else.
 */
@NullMarked
package dev.aisha.gateway.intake;

import org.jspecify.annotations.NullMarked;
