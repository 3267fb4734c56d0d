package dev.aisha.drills.rotation;

import dev.aisha.chaos.storm.StormSystem;
import dev.aisha.local.stack.Service;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A secret that is rotated. */
enum Secret {
    INTERNAL,
    OPENAI,
    MINIO,
    /** From the moment of its end until the first gateway has the new token, none can speak for the bot. */
    TELEGRAM;

    /** All of them, in this order. */
    static List<Secret> all() {
        return List.of(values());
    }

    /** The secret of this word, as the command line has it. */
    static Optional<Secret> of(String word) {
        return Arrays.stream(values())
                .filter(secret -> secret.word().equals(word))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this service may be without a ready replica for a while, as nobody can prevent it. */
    boolean mayBeAway(Service service) {
        return this == TELEGRAM && service == Service.GATEWAY;
    }

    /** Its rotation in this system. */
    Rotation of(StormSystem system, RollReplicas roll, AskPeer ask) {
        return switch (this) {
            case INTERNAL -> new RotateInternalToken(system, roll, ask);
            case OPENAI -> new RotateProviderKey(system, roll, ask);
            case MINIO -> new RotateStoreKey(system, roll);
            case TELEGRAM -> new RotateBotToken(system, roll, ask);
        };
    }
}
