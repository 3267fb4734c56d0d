/** What is going to happen in a storm, as a function of its seed: {@link dev.aisha.chaos.plan.DrawPlan}. */
@NullMarked
package dev.aisha.chaos.plan;

import org.jspecify.annotations.NullMarked;
