/**
 * The traces of notes: spans as the services tell them in OTLP ({@link dev.aisha.local.sight.traces.ReadSpans}), kept for a while
 * ({@link dev.aisha.local.sight.traces.KeepTraces}), and put in order ({@link dev.aisha.local.sight.traces.Trace}).
 */
@NullMarked
package dev.aisha.local.sight.traces;

import org.jspecify.annotations.NullMarked;
