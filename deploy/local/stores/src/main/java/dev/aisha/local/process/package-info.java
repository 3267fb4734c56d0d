/**
 * Child processes that leave nothing behind: {@link dev.aisha.local.process.ChildProcess} starts, freezes, kills and
 * stops one; {@link dev.aisha.local.process.PidFile} finds one that a killed parent left; {@link
 * dev.aisha.local.process.AtExit} closes what is open when this process ends; {@link
 * dev.aisha.local.process.TemporaryFolder} is swept by the next run if this one is killed; {@link
 * dev.aisha.local.process.ProcessorTime} tells what a process has cost.
 */
@NullMarked
package dev.aisha.local.process;

import org.jspecify.annotations.NullMarked;
