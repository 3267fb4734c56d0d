package dev.aisha.load;

/** What takes processor time. */
enum Part {
    GATEWAYS("gateways"),
    WORKERS("workers"),
    BILLING("billing"),
    POSTGRES("PostgreSQL"),
    REDIS("Redis"),
    STORE("S3 store"),
    /** One process: the local Telegram, the recogniser, the balancer, and the users. */
    LOAD("Telegram and load");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    /** As reports have it. */
    String label() {
        return label;
    }
}
