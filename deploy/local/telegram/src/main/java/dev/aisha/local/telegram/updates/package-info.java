/** Updates on their way to the bot: the queue, and the two ways out of it, long polling and the webhook. */
@NullMarked
package dev.aisha.local.telegram.updates;

import org.jspecify.annotations.NullMarked;
