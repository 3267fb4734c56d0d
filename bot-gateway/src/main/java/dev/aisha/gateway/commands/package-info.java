/** Answers to what is no voice note: commands, presses of buttons, and words that lead nowhere. */
@NullMarked
package dev.aisha.gateway.commands;

import org.jspecify.annotations.NullMarked;
