package dev.aisha.platform;

/** Ends a request with a {@link Problem}. Thrown at the edge, where a request is judged; rules return outcomes. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
