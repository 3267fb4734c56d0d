/** What a worker asks of billing: more coins where the audio is longer than announced. */
@NullMarked
package dev.aisha.worker.billing;

import org.jspecify.annotations.NullMarked;
