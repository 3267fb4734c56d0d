/**
 * A transcript as a file to keep: {@link dev.aisha.gateway.files.SendFile} is the way in. Subtitles are made from its timed
 * segments, whatever engine they came from.
 */
@NullMarked
package dev.aisha.gateway.files;

import org.jspecify.annotations.NullMarked;
