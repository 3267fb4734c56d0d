package dev.aisha.chaos.judging;

import dev.aisha.chaos.history.BotMessage;
import dev.aisha.chaos.history.History;
import dev.aisha.chaos.history.LostSend;
import java.util.ArrayList;
import java.util.List;

/** Whether a message of which no gateway knows has an honest reason. A dropped answer excuses one message. */
final class ExcuseStray {
    private final History history;
    private final Findings findings;
    private final List<LostSend> unused;

    ExcuseStray(History history, Findings findings) {
        this.history = history;
        this.findings = findings;
        this.unused = new ArrayList<>(history.lostSends());
    }

    boolean excuse(BotMessage stray) {
        boolean placeholder = SaidWords.isPlaceholder(stray.text());
        if (takeLostSend(stray)) {
            findings.allow(placeholder ? Honest.STRAY_OF_A_DROPPED_REPLY : Honest.SENT_ANEW_TWICE);
            return true;
        }
        boolean troubled = history.troubles().stream()
                .anyMatch(trouble -> trouble.kind().losesSends() && trouble.touches(stray.sentAt()));
        if (troubled) {
            findings.allow(placeholder ? Honest.STRAY_OF_A_LOST_GATEWAY : Honest.SENT_ANEW_TWICE);
        }
        return troubled;
    }

    private boolean takeLostSend(BotMessage stray) {
        return unused.stream()
                .filter(lost -> lost.chat() == stray.chat())
                .findFirst()
                .map(unused::remove)
                .orElse(false);
    }
}
