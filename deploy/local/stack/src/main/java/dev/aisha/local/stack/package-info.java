/**
 * The whole of Aisha on this machine by one command, {@code deploy/local/up}.
 *
 * <ul>
 *   <li>{@link dev.aisha.local.stack.Up} is {@code main}: {@link dev.aisha.local.stack.Arguments} and {@link
 *       dev.aisha.local.stack.Settings} make a {@link dev.aisha.local.stack.Plan} of it.
 *   <li>{@link dev.aisha.local.stack.LocalStack} starts the {@link dev.aisha.local.stack.Part parts}: the stores, the
 *       local Telegram and speech server, and each {@link dev.aisha.local.stack.Service} as a {@link
 *       dev.aisha.local.stack.ServiceProcess}.
 *   <li>{@link dev.aisha.local.stack.Demo} sends one voice note and shows what the bot makes of it; {@link
 *       dev.aisha.local.stack.Infra} shows the environment for a service that is started elsewhere.
 * </ul>
 */
@NullMarked
package dev.aisha.local.stack;

import org.jspecify.annotations.NullMarked;
