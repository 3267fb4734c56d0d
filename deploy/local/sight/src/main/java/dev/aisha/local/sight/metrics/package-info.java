/** What a service shows at {@code /q/metrics}: read from Prometheus' text format, selected from, and watched as it grows. */
@NullMarked
package dev.aisha.local.sight.metrics;

import org.jspecify.annotations.NullMarked;
