/** Steps towards the workers: a job is put on its lane, and put there again where Redis has lost it. */
@NullMarked
package dev.aisha.gateway.submission;

import org.jspecify.annotations.NullMarked;
