/**
 * A page of this machine that shows how the services are, and where the time of a note went.
 *
 * <ul>
 *   <li>{@link dev.aisha.local.sight.LocalSight} is the server.
 *   <li>{@code metrics}: what a service shows at {@code /q/metrics}, and what can be asked of it.
 *   <li>{@code figures}: the main figures, every two seconds.
 *   <li>{@code traces}: spans in OTLP in, traces out.
 *   <li>{@code page}: what people see.
 * </ul>
 */
@NullMarked
package dev.aisha.local.sight;

import org.jspecify.annotations.NullMarked;
