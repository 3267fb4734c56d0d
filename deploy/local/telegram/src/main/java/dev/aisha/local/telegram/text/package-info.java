/** Texts and their formatting: HTML, MarkdownV2, explicit entities, and what Telegram finds in plain text by itself. */
@NullMarked
package dev.aisha.local.telegram.text;

import org.jspecify.annotations.NullMarked;
