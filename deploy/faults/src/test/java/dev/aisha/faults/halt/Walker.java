package dev.aisha.faults.halt;

/** A program of five steps. */
final class Walker {
    private Walker() {}

    public static void main(String[] arguments) {
        for (int number = 1; number <= 5; number++) {
            step(number);
        }
    }

    private static void step(int number) {
        System.out.println("step " + number);
    }
}
