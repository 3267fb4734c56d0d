package dev.aisha.local.stack;

import java.util.Optional;

/** What listens on a port of this machine. */
enum Part {
    POSTGRES("PostgreSQL", 15_432),
    REDIS("Redis", 16_379),
    S3("S3 store", 19_000),
    TELEGRAM("local Telegram", 8_081),
    SPEECH("local speech", 8_082),
    SIGHT("figures", 8_083),
    BILLING("billing", 8_010),
    WORKER("worker", 8_020),
    GATEWAY("gateway", 8_000);

    private final String title;
    private final int usualPort;

    Part(String title, int usualPort) {
        this.title = title;
        this.usualPort = usualPort;
    }

    /** As people call it. */
    String title() {
        return title;
    }

    int usualPort() {
        return usualPort;
    }

    /** The variable that changes its port. */
    String portVariable() {
        return "LOCAL_" + name() + "_PORT";
    }

    /** The service that it is; the rest are stores and stand-ins. */
    Optional<Service> service() {
        return switch (this) {
            case BILLING -> Optional.of(Service.BILLING);
            case WORKER -> Optional.of(Service.WORKER);
            case GATEWAY -> Optional.of(Service.GATEWAY);
            case POSTGRES, REDIS, S3, TELEGRAM, SPEECH, SIGHT -> Optional.empty();
        };
    }
}
