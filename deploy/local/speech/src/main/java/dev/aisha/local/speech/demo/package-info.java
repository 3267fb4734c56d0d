/** The voice note that comes with the project, and the words that are spoken in it. */
@NullMarked
package dev.aisha.local.speech.demo;

import org.jspecify.annotations.NullMarked;
