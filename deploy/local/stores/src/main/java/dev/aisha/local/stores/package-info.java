/**
 * The stores of Aisha on this machine without Docker: {@link dev.aisha.local.stores.LocalPostgres}, {@link
 * dev.aisha.local.stores.LocalRedis} and {@link dev.aisha.local.stores.LocalS3} (files behind an S3 endpoint), each a
 * real process that a test can kill, freeze and start again on the same port and data; {@link
 * dev.aisha.local.stores.LocalStores} is all three with the environment that a service needs.
 *
 * <p>For development and tests: PostgreSQL and Redis do not wait for the disk, so that data survives the death of every
 * process, and not a power cut.
 */
@NullMarked
package dev.aisha.local.stores;

import org.jspecify.annotations.NullMarked;
