package dev.aisha.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.gateway.telegram.FoldedText;
import org.junit.jupiter.api.Test;

class FinalMessageTest {
    private static final String FOOTER = "⏱ 20 s";

    @Test
    void aShortTranscriptIsAMessageWithItsFooter() {
        assertThat(FinalMessage.of(" Hello <b>&amp; _you_ \n", FOOTER, "transcript.txt"))
                .isEqualTo(new FinalMessage.Text(FoldedText.plain("Hello <b>&amp; _you_\n\n⏱ 20 s")));
    }

    @Test
    void whatIsLongerThanAScreenIsFoldedAndTheFooterIsNot() {
        assertThat(FinalMessage.of("x".repeat(1000), FOOTER, "transcript.txt"))
                .isEqualTo(new FinalMessage.Text(FoldedText.plain("x".repeat(1000) + "\n\n⏱ 20 s")));
        assertThat(FinalMessage.of("x".repeat(1001), FOOTER, "transcript.txt"))
                .isEqualTo(new FinalMessage.Text(new FoldedText("x".repeat(1001) + "\n\n⏱ 20 s", 1001)));
    }

    @Test
    void aTranscriptStaysAMessageUpToTelegramsLimit() {
        int room = 4096 - 2 - FOOTER.length();

        assertThat(FinalMessage.of("x".repeat(room), FOOTER, "transcript.txt"))
                .isInstanceOfSatisfying(
                        FinalMessage.Text.class,
                        text -> assertThat(text.text().text()).hasSize(4096));
        assertThat(FinalMessage.of("x".repeat(room + 1), FOOTER, "transcript.txt"))
                .isInstanceOf(FinalMessage.Document.class);
    }

    @Test
    void aLongTranscriptIsADocumentWithAllOfItAndItsBeginningAsCaption() {
        String transcript = "слово ".repeat(5000);

        FinalMessage.Document document = (FinalMessage.Document) FinalMessage.of(transcript, FOOTER, "transcript.txt");

        assertThat(document.text()).isEqualTo(transcript);
        assertThat(document.caption().text())
                .hasSizeLessThanOrEqualTo(1024)
                .startsWith("слово слово")
                .endsWith("слово…\n\n⏱ 20 s");
        assertThat(document.caption().text().substring(document.caption().folded()))
                .isEqualTo("\n\n⏱ 20 s");
    }

    @Test
    void unitsAreCountedNotCharacters() {
        assertThat(FinalMessage.of("😀".repeat(2100), FOOTER, "transcript.txt"))
                .isInstanceOf(FinalMessage.Document.class);
    }
}
