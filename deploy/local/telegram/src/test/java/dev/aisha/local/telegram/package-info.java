@NullMarked
package dev.aisha.local.telegram;

import org.jspecify.annotations.NullMarked;
