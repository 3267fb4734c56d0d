package dev.aisha.worker.audio;

import java.util.Set;

/**
 * What a speech service takes.
 *
 * @param formats file name endings; Ogg is always among them
 * @param largestBytes size of a file
 */
public record UploadRules(Set<String> formats, long largestBytes) {

    boolean accept(ProbedAudio audio) {
        return audio.bytes() <= largestBytes
                && audio.uploadFormat().filter(formats::contains).isPresent();
    }
}
