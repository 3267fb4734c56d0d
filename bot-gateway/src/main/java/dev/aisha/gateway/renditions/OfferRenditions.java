package dev.aisha.gateway.renditions;

import dev.aisha.contract.JobId;
import dev.aisha.contract.RenditionKind;
import dev.aisha.gateway.jobs.RenditionJobs;
import dev.aisha.gateway.jobs.RenditionsConfig;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.telegram.Buttons.Button;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Rows of buttons below a transcript, each with its price. None where no language model is configured. */
@Singleton
public final class OfferRenditions {
    private static final int PRICED_CHARACTERS = 1000;

    private final RenditionJobs jobs;
    private final RenditionsConfig config;

    OfferRenditions(RenditionJobs jobs, RenditionsConfig config) {
        this.jobs = jobs;
        this.config = config;
    }

    /** Whether anything is offered at all. */
    public boolean isOn() {
        return config.model().isPresent();
    }

    /** What may be made of a transcript. Of a short one only a translation: it is read sooner than its summary. */
    public List<List<Button>> rows(JobId transcript, Words words) {
        if (!isOn()) {
            return List.of();
        }
        OptionalInt length = jobs.length(transcript);
        if (length.isEmpty()) {
            return List.of();
        }
        BigDecimal price = price(length.getAsInt());
        Button translate = TranslateButton.of(transcript, words.renditions().button(RenditionKind.TRANSLATION, price));
        if (length.getAsInt() < config.worthSummingUp()) {
            return List.of(List.of(translate));
        }
        List<List<Button>> rows = new ArrayList<>();
        rows.add(List.of(
                button(transcript, RenditionKind.SUMMARY, price, words),
                button(transcript, RenditionKind.TODO, price, words)));
        rows.add(List.of(button(transcript, RenditionKind.MINUTES, price, words), translate));
        return rows;
    }

    private static Button button(JobId transcript, RenditionKind kind, BigDecimal price, Words words) {
        return RenderButton.of(kind, transcript, words.renditions().button(kind, price));
    }

    /** What a rendition of so many characters costs, in coins: for each thousand of them that is begun. */
    BigDecimal price(int characters) {
        int thousands = Math.max(1, Math.ceilDiv(characters, PRICED_CHARACTERS));
        return config.coinsPerThousand().multiply(BigDecimal.valueOf(thousands));
    }
}
