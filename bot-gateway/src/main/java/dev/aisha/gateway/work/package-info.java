/** Virtual threads with limits: work that is bounded in number, and loops that go on until the service stops. */
@NullMarked
package dev.aisha.gateway.work;

import org.jspecify.annotations.NullMarked;
