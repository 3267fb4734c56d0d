package dev.aisha.gateway.deadjobs;

import dev.aisha.contract.JobId;

/**
 * A job that was put back.
 *
 * @param jobId the new one
 * @param repeats the one that had failed
 */
record JobPutBack(JobId jobId, JobId repeats) {}
