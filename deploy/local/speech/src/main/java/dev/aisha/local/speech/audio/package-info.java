/** Decodes whatever was uploaded, by a child process of ffmpeg that reads and writes pipes only. */
@NullMarked
package dev.aisha.local.speech.audio;

import org.jspecify.annotations.NullMarked;
