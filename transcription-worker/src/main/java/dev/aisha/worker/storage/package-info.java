/** The object store: what is kept of a transcript. The only package that sees S3. */
@NullMarked
package dev.aisha.worker.storage;

import org.jspecify.annotations.NullMarked;
