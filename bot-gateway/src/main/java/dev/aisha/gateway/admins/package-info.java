/** Who runs Aisha and may ask her about others, by Telegram's ids. */
@NullMarked
package dev.aisha.gateway.admins;

import org.jspecify.annotations.NullMarked;
