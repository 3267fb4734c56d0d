/** The ffmpeg that comes along with Aisha, for machines that have none of their own. */
@NullMarked
package dev.aisha.ffmpeg;

import org.jspecify.annotations.NullMarked;
