package dev.aisha.chaos.judging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Words are told from what else the bot says. */
class SaidWordsTest {
    @Test
    void wordsAreReadInTheirOrderAndTheFooterSaysNothing() {
        assertThat(SaidWords.in("w0012 w0003\n\nw0004\n\n⏱ 12 s · w0009")).containsExactly(12, 3, 4);
    }

    @Test
    void wordsThatAreCutAreSeen() {
        assertThat(SaidWords.in("w00~ ~17 w0017? w~"))
                .containsOnly(SaidWords.DAMAGED)
                .hasSize(4);
    }

    @Test
    void whatTheBotSaysItselfHasNoWords() {
        assertThat(SaidWords.in("⏳ Transcribing… 40 %")).isEmpty();
        assertThat(SaidWords.in("🪙 This note is 10 h long, and you are 8000.00 coins short: what now?"))
                .isEmpty();
    }
}
