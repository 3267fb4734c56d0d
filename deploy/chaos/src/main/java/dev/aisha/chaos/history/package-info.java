/** What happened in a storm, as it can be seen from outside: {@link dev.aisha.chaos.history.History}. */
@NullMarked
package dev.aisha.chaos.history;

import org.jspecify.annotations.NullMarked;
