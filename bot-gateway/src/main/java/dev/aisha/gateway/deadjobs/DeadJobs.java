package dev.aisha.gateway.deadjobs;

import java.util.List;

/** Jobs that the workers gave up, the last one first. */
record DeadJobs(List<DeadJob> deadJobs) {
    DeadJobs {
        deadJobs = List.copyOf(deadJobs);
    }
}
