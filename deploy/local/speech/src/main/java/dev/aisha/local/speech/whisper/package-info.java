/**
 * whisper.cpp in this process: finds or downloads a model ({@link dev.aisha.local.speech.whisper.FetchModel}), loads it
 * ({@link dev.aisha.local.speech.whisper.LoadModel}) and recognises with it.
 */
@NullMarked
package dev.aisha.local.speech.whisper;

import org.jspecify.annotations.NullMarked;
