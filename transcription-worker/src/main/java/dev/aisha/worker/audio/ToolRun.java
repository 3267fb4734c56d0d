package dev.aisha.worker.audio;

/**
 * How a run of a tool ended.
 *
 * @param exit its exit status
 * @param overTime whether it was killed because it took too long
 */
record ToolRun(int exit, boolean overTime) {

    boolean ok() {
        return exit == 0 && !overTime;
    }
}
