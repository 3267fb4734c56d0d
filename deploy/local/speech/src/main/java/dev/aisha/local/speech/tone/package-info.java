/**
 * Speech whose truth is known: {@link dev.aisha.local.speech.tone.ToneSpeech} says numbered words as pairs of tones,
 * {@link dev.aisha.local.speech.tone.ToneRecogniser} hears exactly which words arrived, which twice, and which cut.
 */
@NullMarked
package dev.aisha.local.speech.tone;

import org.jspecify.annotations.NullMarked;
