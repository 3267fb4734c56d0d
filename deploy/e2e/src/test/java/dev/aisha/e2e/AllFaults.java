package dev.aisha.e2e;

/** Whether each fault is tested, or some of each kind: {@code ./mvnw verify -Daisha.halt=all}. */
final class AllFaults {
    static final String PROPERTY = "aisha.halt";
    static final String WANTED = "all";

    private AllFaults() {}

    static boolean areWanted() {
        return WANTED.equals(System.getProperty(PROPERTY));
    }
}
