package dev.aisha.gateway.renditions;

import dev.aisha.contract.JobId;
import dev.aisha.contract.RenditionKind;
import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;

/** Buttons below a transcript that have something made of it, in its language. */
@Singleton
final class RenderButton implements ButtonKind {
    private static final String PREFIX = "render:";

    private final OrderRendition order;

    RenderButton(OrderRendition order) {
        this.order = order;
    }

    static Button of(RenditionKind kind, JobId transcript, String name) {
        return new Button(name, prefix(kind) + transcript);
    }

    private static String prefix(RenditionKind kind) {
        return PREFIX + kind.label() + ":";
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean isForGroups() {
        return true;
    }

    @Override
    public Pressed press(IncomingPress press, Sender by, Words words) {
        return Stream.of(RenditionKind.SUMMARY, RenditionKind.TODO, RenditionKind.MINUTES)
                .flatMap(kind -> Buttons.jobAfter(prefix(kind), press)
                        .map(transcript -> order.order(transcript, kind, null, press, by, words))
                        .stream())
                .findFirst()
                .or(() -> Optional.of(new Pressed.Stale()))
                .get();
    }
}
