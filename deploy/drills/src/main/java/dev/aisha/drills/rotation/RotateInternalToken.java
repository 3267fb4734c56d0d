package dev.aisha.drills.rotation;

import dev.aisha.chaos.storm.StormSystem;
import dev.aisha.local.stack.Service;
import dev.aisha.local.system.Replica;
import java.util.EnumSet;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code INTERNAL_API_TOKEN} in three rounds of all services: first everybody takes the new one beside the old, then everybody
 * sends the new one, then nobody takes the old one.
 */
final class RotateInternalToken implements Rotation {
    private static final String VARIABLE = "INTERNAL_API_TOKEN";
    private static final String OF_NOBODY = "/v1/users/1/account";
    private static final int UNAUTHORIZED = 401;
    private static final Pattern REFUSALS =
            Pattern.compile("(?m)^http_server_requests_seconds_count\\{[^}]*status=\"401\"[^}]*} ([0-9.E]+)");

    private final StormSystem system;
    private final RollReplicas roll;
    private final AskPeer ask;
    private final String before;
    private final String fresh;

    RotateInternalToken(StormSystem system, RollReplicas roll, AskPeer ask) {
        this.system = system;
        this.roll = roll;
        this.ask = ask;
        before = system.peers().internalToken();
        fresh = before + "-renewed";
    }

    @Override
    public void rotate() throws InterruptedException {
        round(before + "," + fresh);
        round(fresh + "," + before);
        system.peers().internalToken(fresh);
        round(fresh);
    }

    private void round(String list) throws InterruptedException {
        roll.roll(EnumSet.allOf(Service.class), Map.of(VARIABLE, list));
    }

    /** Whom billing has refused since its last start, which was with the new token alone. */
    @Override
    public int callsWithOld() {
        return system.billings().stream()
                .mapToInt(billing -> refusals(ask.text(url(billing) + "/q/metrics")))
                .sum();
    }

    static int refusals(String metrics) {
        int refusals = 0;
        for (Matcher line = REFUSALS.matcher(metrics); line.find(); ) {
            refusals += (int) Double.parseDouble(line.group(1));
        }
        return refusals;
    }

    @Override
    public boolean isOldRefused() {
        return system.billings().stream()
                .allMatch(billing -> ask.status(url(billing) + OF_NOBODY, before) == UNAUTHORIZED);
    }

    private static String url(Replica replica) {
        return replica.process().url();
    }
}
