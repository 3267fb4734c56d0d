/** Brings a job's audio to a local file: from Telegram or from the object store. The only package that sees Telegram. */
@NullMarked
package dev.aisha.worker.fetch;

import org.jspecify.annotations.NullMarked;
