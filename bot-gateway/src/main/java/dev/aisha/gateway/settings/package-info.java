/** What users have chosen, kept in {@code gateway.user_settings}. */
@NullMarked
package dev.aisha.gateway.settings;

import org.jspecify.annotations.NullMarked;
