/** The page, and what it asks for beside traces. Its look is that of the chat page of the local Telegram. */
@NullMarked
package dev.aisha.local.sight.page;

import org.jspecify.annotations.NullMarked;
