/** What every package that speaks to Redis needs: scripts, and errors told apart. */
@NullMarked
package dev.aisha.worker.redis;

import org.jspecify.annotations.NullMarked;
