/**
 * What a recogniser is: {@link dev.aisha.local.speech.recognition.Recogniser} is handed a
 * {@link dev.aisha.local.speech.recognition.SpeechRequest} and gives an
 * {@link dev.aisha.local.speech.recognition.Answer}. Every recogniser of this module and the HTTP endpoint meet here.
 */
@NullMarked
package dev.aisha.local.speech.recognition;

import org.jspecify.annotations.NullMarked;
