/**
 * What is kept of a user's notes: {@link dev.aisha.gateway.history.HistoryCommand} lists it, page by page, or finds it by
 * words; buttons open and delete it.
 */
@NullMarked
package dev.aisha.gateway.history;

import org.jspecify.annotations.NullMarked;
