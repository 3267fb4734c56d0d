/**
 * A recogniser that plays a script: fixed text, an answer per call, a function of the audio, faults, and gates that
 * hold requests until the test lets them go. It records all that it was asked.
 */
@NullMarked
package dev.aisha.local.speech.scripted;

import org.jspecify.annotations.NullMarked;
