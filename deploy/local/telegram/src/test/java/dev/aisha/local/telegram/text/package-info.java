@NullMarked
package dev.aisha.local.telegram.text;

import org.jspecify.annotations.NullMarked;
