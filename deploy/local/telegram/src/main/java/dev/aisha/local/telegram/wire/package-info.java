/** Telegram's JSON: how people, messages, payments and presses of buttons look to the bot. */
@NullMarked
package dev.aisha.local.telegram.wire;

import org.jspecify.annotations.NullMarked;
