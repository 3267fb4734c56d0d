/**
 * The way to PostgreSQL: statements that are bounded in time, the schema's migration, one health check. What the
 * statements say belongs to the packages that own the tables.
 */
@NullMarked
package dev.aisha.gateway.database;

import org.jspecify.annotations.NullMarked;
