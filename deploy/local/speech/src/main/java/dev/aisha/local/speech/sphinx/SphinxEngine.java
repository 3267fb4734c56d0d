package dev.aisha.local.speech.sphinx;

import dev.aisha.local.speech.recognition.AudioClip;
import dev.aisha.local.speech.recognition.Recognition.Timed;
import edu.cmu.sphinx.frontend.util.StreamDataSource;
import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.result.WordResult;
import edu.cmu.sphinx.util.props.ConfigurationManager;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** One loaded Sphinx-4 with its models; for one thread at a time. Loading takes one to three seconds. */
final class SphinxEngine {

    private final Recognizer recognizer;
    private final StreamDataSource audio;

    SphinxEngine() {
        var configuration =
                new ConfigurationManager(Objects.requireNonNull(SphinxEngine.class.getResource("sphinx.xml")));
        recognizer = configuration.lookup("recognizer");
        audio = configuration.lookup("dataSource");
        recognizer.allocate();
    }

    /**
     * The words of a clip by utterance; Sphinx-4 ends an utterance where nobody speaks for half a second.
     *
     * @param offset when the clip begins, added to all times
     */
    List<List<Timed>> recognise(AudioClip clip, Duration offset) throws InterruptedException {
        audio.setInputStream(new ByteArrayInputStream(clip.littleEndian()));
        var utterances = new ArrayList<List<Timed>>();
        for (var result = recognizer.recognize(); result != null; result = recognizer.recognize()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            var words = words(result, offset);
            if (!words.isEmpty()) {
                utterances.add(words);
            }
        }
        return utterances;
    }

    private static List<Timed> words(Result result, Duration offset) {
        return result.getTimedBestResult(false).stream()
                .filter(word -> !word.isFiller())
                .map(word -> timed(word, offset))
                .toList();
    }

    private static Timed timed(WordResult word, Duration offset) {
        var start = Duration.ofMillis(word.getTimeFrame().getStart());
        var end = Duration.ofMillis(word.getTimeFrame().getEnd());
        var spelling = word.getWord().getSpelling().toLowerCase(Locale.ENGLISH);
        return new Timed(offset.plus(start), offset.plus(end.compareTo(start) < 0 ? start : end), spelling);
    }
}
