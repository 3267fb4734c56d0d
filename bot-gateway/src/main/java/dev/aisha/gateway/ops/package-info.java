/**
 * What admins ask in chat: {@code /stats}, {@code /user}, {@code /job}, and {@code /adjust}, which books once however often
 * its button is pressed. To everybody else these commands do not exist. It reads the tables of other packages, and
 * changes none of them.
 */
@NullMarked
package dev.aisha.gateway.ops;

import org.jspecify.annotations.NullMarked;
