package dev.aisha.local.speech.endpoint;

import dev.aisha.local.speech.recognition.Recognition;
import dev.aisha.local.speech.recognition.Recognition.Timed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Writes what was recognised in the format that was asked for. */
final class WriteTranscript {

    private static final Pattern WORD = Pattern.compile("\\S+");

    private final EngineModel model;
    private final List<String> granularities;
    private final Duration duration;
    private final Recognition recognition;

    WriteTranscript(EngineModel model, List<String> granularities, Duration duration, Recognition recognition) {
        this.model = model;
        this.granularities = granularities.isEmpty() ? List.of("segment") : granularities;
        this.duration = duration;
        this.recognition = recognition;
    }

    /** A body and its content type. */
    record Written(String contentType, String body) {}

    Written in(AnswerFormat format) {
        return switch (format) {
            case JSON -> new Written("application/json", json().encode());
            case VERBOSE_JSON -> new Written("application/json", verbose().encode());
            case TEXT -> new Written("text/plain; charset=utf-8", recognition.text() + "\n");
            case SRT -> new Written("text/plain; charset=utf-8", cues("", ",", true));
            case VTT -> new Written("text/plain; charset=utf-8", cues("WEBVTT\n\n", ".", false));
        };
    }

    private JsonObject json() {
        var body = new JsonObject().put("text", recognition.text());
        if (model.namesLanguages()) {
            var language = recognition.language();
            body.put("languages", language.isEmpty() ? new JsonArray() : new JsonArray().add(language));
        }
        return body.put("usage", usage());
    }

    private JsonObject verbose() {
        var body = new JsonObject()
                .put("task", "transcribe")
                .put("language", languageName())
                .put("duration", seconds(duration))
                .put("text", recognition.text());
        if (granularities.contains("segment")) {
            body.put("segments", segmentsJson());
        }
        if (granularities.contains("word")) {
            body.put("words", wordsJson());
        }
        return body.put("usage", usage());
    }

    /** OpenAI bills whole seconds. */
    private JsonObject usage() {
        return new JsonObject().put("type", "duration").put("seconds", (duration.toMillis() + 999) / 1000);
    }

    /** {@code verbose_json} names the language in English. */
    private String languageName() {
        return Locale.of(recognition.language())
                .getDisplayLanguage(Locale.ENGLISH)
                .toLowerCase(Locale.ENGLISH);
    }

    private JsonArray segmentsJson() {
        var list = new JsonArray();
        for (var segment : segments()) {
            list.add(new JsonObject()
                    .put("id", list.size())
                    .put("seek", 0)
                    .put("start", seconds(segment.start()))
                    .put("end", seconds(segment.end()))
                    .put("text", segment.text())
                    .put("tokens", new JsonArray())
                    .put("temperature", 0.0)
                    .put("avg_logprob", 0.0)
                    .put("compression_ratio", 1.0)
                    .put("no_speech_prob", 0.0));
        }
        return list;
    }

    private JsonArray wordsJson() {
        var list = new JsonArray();
        for (var word : words()) {
            list.add(new JsonObject()
                    .put("word", word.text())
                    .put("start", seconds(word.start()))
                    .put("end", seconds(word.end())));
        }
        return list;
    }

    private List<Timed> segments() {
        if (!recognition.segments().isEmpty() || recognition.text().isBlank()) {
            return recognition.segments();
        }
        return List.of(new Timed(Duration.ZERO, duration, recognition.text()));
    }

    private List<Timed> words() {
        if (!recognition.words().isEmpty()) {
            return recognition.words();
        }
        var words = new ArrayList<Timed>();
        for (var segment : segments()) {
            var parts = WORD.matcher(segment.text())
                    .results()
                    .map(MatchResult::group)
                    .toList();
            var each = segment.end().minus(segment.start()).dividedBy(Math.max(1, parts.size()));
            for (int i = 0; i < parts.size(); i++) {
                var start = segment.start().plus(each.multipliedBy(i));
                words.add(new Timed(start, start.plus(each), parts.get(i)));
            }
        }
        return words;
    }

    private String cues(String head, String decimalMark, boolean numbered) {
        var text = new StringBuilder(head);
        int number = 0;
        for (var segment : segments()) {
            number++;
            text.append(numbered ? number + "\n" : "")
                    .append(clock(segment.start(), decimalMark))
                    .append(" --> ")
                    .append(clock(segment.end(), decimalMark))
                    .append('\n')
                    .append(segment.text().strip())
                    .append("\n\n");
        }
        return text.toString();
    }

    private static String clock(Duration time, String decimalMark) {
        return "%02d:%02d:%02d%s%03d"
                .formatted(
                        time.toHours(), time.toMinutesPart(), time.toSecondsPart(), decimalMark, time.toMillisPart());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
