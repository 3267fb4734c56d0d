/** The browser of tests that look at pages. */
@NullMarked
package dev.aisha.local.browser;

import org.jspecify.annotations.NullMarked;
