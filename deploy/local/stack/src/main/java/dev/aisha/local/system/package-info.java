/**
 * What tests and measurements of the whole system share: {@link dev.aisha.local.system.Peers} are what the services talk to,
 * {@link dev.aisha.local.system.OneAddress} stands before several gateways, {@link dev.aisha.local.system.Replica} is one of several processes
 * of a service, {@link dev.aisha.local.system.SlowRecogniser} takes a set time, {@link dev.aisha.local.system.Recording} makes files as people send them, and {@link
 * dev.aisha.local.system.AskDatabase}, {@link dev.aisha.local.system.AskAudit} and {@link dev.aisha.local.system.RedisLine} look
 * at what came of it.
 */
@NullMarked
package dev.aisha.local.system;

import org.jspecify.annotations.NullMarked;
