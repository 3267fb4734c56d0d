package dev.aisha.local.speech.endpoint;

import dev.aisha.local.speech.recognition.Fault.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The rules that a form must keep before its audio is looked at; the first broken one is what the client hears. */
final class CheckForm {

    /** OpenAI's limit on the whole body: 25 MiB. */
    static final long MOST_BYTES = 25L * 1024 * 1024;

    /** File names that OpenAI accepts; Telegram's {@code .oga} is not one of them. */
    private static final List<String> EXTENSIONS =
            List.of("flac", "m4a", "mp3", "mp4", "mpeg", "mpga", "ogg", "wav", "webm");

    private static final List<Function<ReceivedForm, Optional<Refused>>> RULES = List.of(
            CheckForm::size,
            CheckForm::model,
            CheckForm::fields,
            CheckForm::format,
            CheckForm::stream,
            CheckForm::granularities,
            CheckForm::languages,
            CheckForm::keywords,
            CheckForm::temperature,
            CheckForm::file);

    private CheckForm() {}

    /** Why this form is refused, or empty. */
    static Optional<Refused> refusal(ReceivedForm form) {
        return RULES.stream().flatMap(rule -> rule.apply(form).stream()).findFirst();
    }

    private static Optional<Refused> size(ReceivedForm form) {
        return when(form.bodyBytes() > MOST_BYTES, Refusals.tooLarge(MOST_BYTES, form.bodyBytes()));
    }

    private static Optional<Refused> model(ReceivedForm form) {
        var name = form.field("model");
        if (name.isEmpty()) {
            return Optional.of(Refusals.badRequest("you must provide a model parameter"));
        }
        return when(EngineModel.of(name.get()).isEmpty(), Refusals.unknownModel(name.get()));
    }

    private static Optional<Refused> fields(ReceivedForm form) {
        return form.fields().keySet().stream()
                .sorted()
                .filter(field -> !modelOf(form).understands(field))
                .findFirst()
                .map(field -> Refusals.badRequest(
                        "Unknown parameter: '" + field + "' with model '"
                                + modelOf(form).id() + "'.",
                        "unknown_parameter"));
    }

    private static Optional<Refused> format(ReceivedForm form) {
        return form.field("response_format")
                .filter(name ->
                        AnswerFormat.of(name).filter(modelOf(form)::offers).isEmpty())
                .map(name -> Refusals.badRequest(
                        "response_format '" + name + "' is not compatible with model '"
                                + modelOf(form).id() + "'.",
                        "unsupported_value"));
    }

    private static Optional<Refused> stream(ReceivedForm form) {
        boolean asked =
                form.field("stream").filter(value -> !value.equals("false")).isPresent();
        return when(asked, Refusals.badRequest("Streaming is not supported by this server.", "unsupported_value"));
    }

    private static Optional<Refused> granularities(ReceivedForm form) {
        var asked = form.values("timestamp_granularities[]");
        if (!Set.of("word", "segment").containsAll(asked)) {
            return Optional.of(
                    Refusals.badRequest("timestamp_granularities must be 'word' or 'segment'.", "invalid_value"));
        }
        return when(
                !asked.isEmpty() && form.format() != AnswerFormat.VERBOSE_JSON,
                Refusals.badRequest("timestamp_granularities needs response_format 'verbose_json'."));
    }

    private static Optional<Refused> languages(ReceivedForm form) {
        if (form.field("language").isPresent() && form.field("languages[]").isPresent()) {
            return Optional.of(Refusals.badRequest("'language' and 'languages' cannot be used together."));
        }
        return form.values(form.field("language").isPresent() ? "language" : "languages[]").stream()
                .filter(code -> !isLanguage(code))
                .findFirst()
                .map(code -> Refusals.badRequest(
                        "Invalid language '" + code + "'. Language parameter must be specified in ISO-639-1 format.",
                        "invalid_language_format"));
    }

    private static boolean isLanguage(String code) {
        return List.of(Locale.getISOLanguages()).contains(code);
    }

    private static Optional<Refused> keywords(ReceivedForm form) {
        boolean bad = form.values("keywords[]").stream()
                .anyMatch(word -> word.isBlank() || word.lines().count() > 1 || word.matches(".*[<>].*"));
        return when(
                bad, Refusals.badRequest("Each keyword must be a single line without '<' or '>'.", "invalid_value"));
    }

    private static Optional<Refused> temperature(ReceivedForm form) {
        return form.field("temperature")
                .filter(value -> !value.matches("0(\\.\\d+)?|1(\\.0+)?"))
                .map(value -> Refusals.badRequest("temperature must be a number from 0 to 1.", "invalid_value"));
    }

    private static Optional<Refused> file(ReceivedForm form) {
        if (form.file().isEmpty()) {
            return Optional.of(Refusals.badRequest("you must provide a file parameter"));
        }
        return when(
                !EXTENSIONS.contains(form.file().get().extension()),
                Refusals.badRequest("Invalid file format. Supported formats: "
                        + EXTENSIONS.stream().map(name -> "'" + name + "'").toList()));
    }

    private static EngineModel modelOf(ReceivedForm form) {
        return form.field("model").flatMap(EngineModel::of).orElseThrow();
    }

    private static Optional<Refused> when(boolean broken, Refused refusal) {
        return broken ? Optional.of(refusal) : Optional.empty();
    }
}
