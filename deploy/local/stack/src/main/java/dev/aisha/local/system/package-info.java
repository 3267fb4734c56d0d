/**
 * What tests of the whole system share: {@link dev.aisha.local.system.OneAddress} stands before several gateways, {@link
 * dev.aisha.local.system.Replica} is one of several processes of a service, {@link dev.aisha.local.system.Recording} makes
 * files as people send them.
 */
@NullMarked
package dev.aisha.local.system;

import org.jspecify.annotations.NullMarked;
