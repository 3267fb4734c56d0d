/** People, their chats with the bot, the messages in them, and the ordered log of everything that happened there. */
@NullMarked
package dev.aisha.local.telegram.chat;

import org.jspecify.annotations.NullMarked;
