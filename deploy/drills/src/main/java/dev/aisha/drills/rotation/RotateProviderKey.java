package dev.aisha.drills.rotation;

import dev.aisha.chaos.storm.StormSystem;
import dev.aisha.local.speech.LocalSpeech;
import dev.aisha.local.stack.Service;
import java.util.Map;
import java.util.Set;

/** {@code OPENAI_API_KEY}: a second key, workers anew, then the first is revoked. */
final class RotateProviderKey implements Rotation {
    private static final String VARIABLE = "OPENAI_API_KEY";
    private static final int UNAUTHORIZED = 401;

    private final LocalSpeech provider;
    private final RollReplicas roll;
    private final AskPeer ask;
    private final String before;
    private final String fresh;
    private int refusedBefore;

    RotateProviderKey(StormSystem system, RollReplicas roll, AskPeer ask) {
        this.roll = roll;
        this.ask = ask;
        provider = system.provider().server();
        before = system.peers().environment().getOrDefault(VARIABLE, "");
        fresh = before + "-renewed";
    }

    @Override
    public void rotate() throws InterruptedException {
        provider.acceptOnly(before, fresh);
        roll.roll(Set.of(Service.WORKER), Map.of(VARIABLE, fresh));
        provider.acceptOnly(fresh);
        refusedBefore = provider.refusedRequests();
    }

    @Override
    public int callsWithOld() {
        return provider.refusedRequests() - refusedBefore;
    }

    @Override
    public boolean isOldRefused() {
        return ask.status(provider.baseUrl() + "/models", before) == UNAUTHORIZED;
    }
}
