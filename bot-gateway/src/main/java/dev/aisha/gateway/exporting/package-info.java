/**
 * Everything that is kept of a user, as ZIP files in their chat: {@link dev.aisha.gateway.exporting.ExportCommand} asks for
 * it, {@link dev.aisha.gateway.exporting.SweepExports} has {@link dev.aisha.gateway.exporting.SendExport} pack and send it
 * part by part, whatever is away or dies meanwhile.
 */
@NullMarked
package dev.aisha.gateway.exporting;

import org.jspecify.annotations.NullMarked;
