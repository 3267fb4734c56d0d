package dev.aisha.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FinalMessageTest {
    private static final String FOOTER = "⏱ 20 s";

    @Test
    void aShortTranscriptIsAMessageWithItsFooter() {
        assertThat(FinalMessage.of(" Hello <b>&amp; _you_ \n", FOOTER))
                .isEqualTo(new FinalMessage.Text("Hello <b>&amp; _you_\n\n⏱ 20 s"));
    }

    @Test
    void aTranscriptStaysAMessageUpToTelegramsLimit() {
        int room = 4096 - 2 - FOOTER.length();

        assertThat(FinalMessage.of("x".repeat(room), FOOTER))
                .isInstanceOfSatisfying(
                        FinalMessage.Text.class, text -> assertThat(text.text()).hasSize(4096));
        assertThat(FinalMessage.of("x".repeat(room + 1), FOOTER)).isInstanceOf(FinalMessage.Document.class);
    }

    @Test
    void aLongTranscriptIsADocumentWithAllOfItAndItsBeginningAsCaption() {
        String transcript = "слово ".repeat(5000);

        FinalMessage.Document document = (FinalMessage.Document) FinalMessage.of(transcript, FOOTER);

        assertThat(document.text()).isEqualTo(transcript);
        assertThat(document.caption())
                .hasSizeLessThanOrEqualTo(1024)
                .startsWith("слово слово")
                .endsWith("слово…\n\n⏱ 20 s");
    }

    @Test
    void unitsAreCountedNotCharacters() {
        assertThat(FinalMessage.of("😀".repeat(2100), FOOTER)).isInstanceOf(FinalMessage.Document.class);
    }
}
