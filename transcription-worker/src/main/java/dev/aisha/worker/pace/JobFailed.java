package dev.aisha.worker.pace;

import dev.aisha.contract.FailureCode;

/**
 * Ends a job without a transcript. Every step may end the job, always in the same way: the spine turns the code into
 * the job's result. It is an expected end and no fault of the code, so it has no stack trace.
 */
public final class JobFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final FailureCode code;

    public JobFailed(FailureCode code) {
        super(code.name(), null, false, false);
        this.code = code;
    }

    public FailureCode code() {
        return code;
    }
}
