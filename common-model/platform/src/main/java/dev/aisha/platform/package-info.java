/**
 * What every service process needs before its first line of product, and nothing of the product.
 *
 * <ul>
 *   <li>{@link dev.aisha.platform.Environment}: the variables a service reads, checked before it starts
 *   <li>{@link dev.aisha.platform.check.CheckPeers}: whether its peers are there, asked by {@code --check}
 *   <li>{@link dev.aisha.platform.EnvironmentConfigSource}: Quarkus' settings derived from those variables
 *   <li>{@link dev.aisha.platform.InstanceId}, {@link dev.aisha.platform.SystemClock}: who this process is, what time it is
 *   <li>{@link dev.aisha.platform.InternalTokens}: the secret between services, with rotation
 *   <li>{@link dev.aisha.platform.Problem}: errors as RFC 9457 describes them
 *   <li>{@link dev.aisha.platform.Together}: calls to a store that many threads share
 * </ul>
 */
@NullMarked
package dev.aisha.platform;

import org.jspecify.annotations.NullMarked;
