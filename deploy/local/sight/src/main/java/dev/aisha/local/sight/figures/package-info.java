/**
 * The main figures of the services: {@link dev.aisha.local.sight.figures.WatchServices} looks at them every two seconds,
 * {@link dev.aisha.local.sight.figures.MainFigures} says what is asked, {@link dev.aisha.local.sight.figures.Picture} is what the
 * page is told.
 */
@NullMarked
package dev.aisha.local.sight.figures;

import org.jspecify.annotations.NullMarked;
