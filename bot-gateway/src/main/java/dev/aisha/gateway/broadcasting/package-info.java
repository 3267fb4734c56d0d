/**
 * Messages to everybody: one at a time, previewed first, sent slowly so that transcripts go before it, and to nobody twice.
 *
 * <pre>
 * broadcast   DRAFT ──▶ SENDING ──▶ DONE        recipient   PENDING ⇄ SENT ──▶ FAILED | BLOCKED
 *               └──────────┴──────▶ STOPPED
 * </pre>
 *
 * <p>A recipient is SENT before the message is, and PENDING again only where it is known not to have been sent.
 */
@NullMarked
package dev.aisha.gateway.broadcasting;

import org.jspecify.annotations.NullMarked;
