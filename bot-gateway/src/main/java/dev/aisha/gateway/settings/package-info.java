/** What users have chosen, kept in {@code gateway.user_settings}, and for a while in Redis. */
@NullMarked
package dev.aisha.gateway.settings;

import org.jspecify.annotations.NullMarked;
