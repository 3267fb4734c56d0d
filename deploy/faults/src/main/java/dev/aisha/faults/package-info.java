/**
 * The fault kit: {@link dev.aisha.faults.proxy} breaks what lies between a service and its peers, {@link
 * dev.aisha.faults.halt} stops a service at a step of the protocol. Processes as a whole are killed, frozen and woken by
 * {@link dev.aisha.local.stack.ServiceProcess} and {@link dev.aisha.local.stores.LocalStore} themselves.
 */
@NullMarked
package dev.aisha.faults;

import org.jspecify.annotations.NullMarked;
