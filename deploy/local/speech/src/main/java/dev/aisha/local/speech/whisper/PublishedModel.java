package dev.aisha.local.speech.whisper;

import java.util.List;
import java.util.Optional;

/**
 * A multilingual Whisper model in whisper.cpp's format, as published at
 * <a href="https://huggingface.co/ggerganov/whisper.cpp">huggingface.co/ggerganov/whisper.cpp</a>. Sizes and SHA-256 are
 * as public projects that download the same files quote them (November 2026); a file that differs is refused.
 *
 * @param id the word for {@code WHISPER_MODEL}
 * @param size in bytes
 * @param sha256 in lower-case hexadecimal digits
 */
record PublishedModel(String id, long size, String sha256) {

    /** Good enough for clear speech in many languages, 148 MB, faster than real time on two cores. */
    static final PublishedModel BASE =
            new PublishedModel("base", 147_951_465, "60ed5bc3dd14eea856493d334349b405782ddcaf0028d4b5df4088345fba2efe");

    private static final List<PublishedModel> ALL = List.of(
            new PublishedModel("tiny", 77_691_713, "be07e048e1e599ad46341c8d2a135645097a538221678b7acdd1b1919c6e1b21"),
            BASE,
            new PublishedModel(
                    "small", 487_601_967, "1be3a9b2063867b937e64e2ec7483364a79917e157fa98c5d94b5c1fffea987b"));

    static Optional<PublishedModel> of(String id) {
        return ALL.stream().filter(model -> model.id.equals(id)).findFirst();
    }

    String fileName() {
        return "ggml-" + id + ".bin";
    }
}
