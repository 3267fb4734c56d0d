package dev.aisha.gateway.history;

import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pages of transcripts: a line and a button for each, and buttons to the pages before and behind. */
@Singleton
final class ListTranscripts {
    private static final int ON_A_PAGE = 5;
    private static final int MOST_FOUND = 10;
    private static final int IN_A_ROW = 5;

    private final Transcripts transcripts;

    ListTranscripts(Transcripts transcripts) {
        this.transcripts = transcripts;
    }

    /** A page to show. */
    record Page(String text, Buttons buttons) {}

    /** Those from before a moment. */
    Page before(long telegramId, Instant moment, Words words) {
        List<KeptTranscript> more = transcripts.before(telegramId, moment, ON_A_PAGE + 1);
        List<KeptTranscript> shown = more.subList(0, Math.min(more.size(), ON_A_PAGE));
        boolean newer = !shown.isEmpty()
                && !transcripts.after(telegramId, shown.getFirst().at(), 1).isEmpty();
        return page(telegramId, shown, newer, more.size() > ON_A_PAGE, words);
    }

    /** Those from after a moment. */
    Page after(long telegramId, Instant moment, Words words) {
        List<KeptTranscript> more = transcripts.after(telegramId, moment, ON_A_PAGE + 1);
        List<KeptTranscript> shown = more.subList(Math.max(0, more.size() - ON_A_PAGE), more.size());
        boolean older = !shown.isEmpty()
                && !transcripts.before(telegramId, shown.getLast().at(), 1).isEmpty();
        return page(telegramId, shown, more.size() > ON_A_PAGE, older, words);
    }

    /** The newest of those in which all the words of a text stand. */
    Page with(long telegramId, String text, Words words) {
        List<String> wanted = SplitWords.of(text);
        List<KeptTranscript> found = wanted.isEmpty() ? List.of() : transcripts.with(telegramId, wanted, MOST_FOUND);
        return found.isEmpty()
                ? new Page(words.nothingFound(), Buttons.NONE)
                : new Page(words.found(found.size()) + lines(found, words), new Buttons(numbers(found)));
    }

    private Page page(long telegramId, List<KeptTranscript> shown, boolean newer, boolean older, Words words) {
        if (shown.isEmpty()) {
            return new Page(words.historyEmpty(), Buttons.NONE);
        }
        List<List<Button>> rows = new ArrayList<>(numbers(shown));
        List<Button> turning = new ArrayList<>();
        if (newer) {
            turning.add(HistoryButton.newer(shown.getFirst().at(), words));
        }
        if (older) {
            turning.add(HistoryButton.older(shown.getLast().at(), words));
        }
        if (!turning.isEmpty()) {
            rows.add(turning);
        }
        return new Page(words.history(transcripts.count(telegramId)) + lines(shown, words), new Buttons(rows));
    }

    private static String lines(List<KeptTranscript> shown, Words words) {
        return IntStream.range(0, shown.size())
                .mapToObj(index -> "\n\n" + (index + 1) + ". "
                        + words.kept(shown.get(index).at(), shown.get(index).length()) + "\n"
                        + shown.get(index).preview())
                .collect(Collectors.joining());
    }

    private static List<List<Button>> numbers(List<KeptTranscript> shown) {
        List<Button> numbers = IntStream.range(0, shown.size())
                .mapToObj(index -> OpenButton.of(shown.get(index).id(), String.valueOf(index + 1)))
                .toList();
        return IntStream.range(0, (numbers.size() + IN_A_ROW - 1) / IN_A_ROW)
                .mapToObj(row -> numbers.subList(row * IN_A_ROW, Math.min(numbers.size(), (row + 1) * IN_A_ROW)))
                .toList();
    }
}
