/** The chat page, and the control API that it lives on; both do what {@code user} does in Java. */
@NullMarked
package dev.aisha.local.telegram.page;

import org.jspecify.annotations.NullMarked;
