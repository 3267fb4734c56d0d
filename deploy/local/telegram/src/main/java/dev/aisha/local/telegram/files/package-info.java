/** Files that people and the bot have sent, and the links under which the bot may fetch them. */
@NullMarked
package dev.aisha.local.telegram.files;

import org.jspecify.annotations.NullMarked;
