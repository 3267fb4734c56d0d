/** The Bot API: one request checked, hindered where a test wants it, carried out and answered in Telegram's words. */
@NullMarked
package dev.aisha.local.telegram.botapi;

import org.jspecify.annotations.NullMarked;
