/** What the workers tell: results, each read by one gateway and acknowledged when it is kept, and progress. */
@NullMarked
package dev.aisha.gateway.results;

import org.jspecify.annotations.NullMarked;
