/** What the process needs to serve, and nothing of the product: token, strict requests, migration, pool, health. */
@NullMarked
package dev.aisha.billing.platform;

import org.jspecify.annotations.NullMarked;
