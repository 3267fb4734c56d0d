package dev.aisha.drills.rotation;

import dev.aisha.chaos.storm.StormSystem;
import dev.aisha.local.stack.Service;
import dev.aisha.local.telegram.LocalTelegram;
import java.util.Map;
import java.util.Set;

/**
 * {@code TELEGRAM_BOT_TOKEN}: the old one is dead at once when @BotFather makes the new one, so gateways and workers are
 * started anew right after that. What they would have said meanwhile, they say then.
 */
final class RotateBotToken implements Rotation {
    private static final String VARIABLE = "TELEGRAM_BOT_TOKEN";
    private static final int UNAUTHORIZED = 401;

    private final LocalTelegram telegram;
    private final RollReplicas roll;
    private final AskPeer ask;
    private final String before;
    private final String fresh;
    private int refusedBefore;

    RotateBotToken(StormSystem system, RollReplicas roll, AskPeer ask) {
        this.roll = roll;
        this.ask = ask;
        telegram = system.peers().telegram();
        before = telegram.token();
        fresh = before + "-renewed";
    }

    @Override
    public void rotate() throws InterruptedException {
        telegram.revokeToken(fresh);
        roll.roll(Set.of(Service.GATEWAY, Service.WORKER), Map.of(VARIABLE, fresh));
        refusedBefore = telegram.refusedCalls();
    }

    @Override
    public int callsWithOld() {
        return telegram.refusedCalls() - refusedBefore;
    }

    @Override
    public boolean isOldRefused() {
        return ask.status(telegram.url() + "/bot" + before + "/getMe") == UNAUTHORIZED;
    }
}
