/** What ops and services of ours may ask the gateway over HTTP, by the internal token. */
@NullMarked
package dev.aisha.gateway.internalapi;

import org.jspecify.annotations.NullMarked;
