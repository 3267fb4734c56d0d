/** What people do: write, send files, press buttons, pay, block the bot. */
@NullMarked
package dev.aisha.local.telegram.user;

import org.jspecify.annotations.NullMarked;
