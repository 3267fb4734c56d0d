/** Answers to what is no voice note: commands, and words that lead nowhere. */
@NullMarked
package dev.aisha.gateway.commands;

import org.jspecify.annotations.NullMarked;
