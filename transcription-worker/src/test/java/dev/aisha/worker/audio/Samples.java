package dev.aisha.worker.audio;

import dev.aisha.local.speech.tone.ToneSpeech;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small valid files of every container that is read, the same bytes every time, by their names. */
final class Samples {
    private static final String VIDEO = "-f lavfi -i testsrc=s=64x64:d=3:r=5 -c:v ";
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("note.ogg", "-c:a libopus -b:a 24k"),
            Map.entry("vorbis.ogg", "-ac 2 -c:a vorbis -strict -2"),
            Map.entry("flac.ogg", "-c:a flac"),
            Map.entry("song.mp3", "-c:a libmp3lame -b:a 32k"),
            Map.entry("memo.m4a", "-c:a aac"),
            Map.entry("lossless.m4a", "-c:a alac"),
            Map.entry("note.mp4", VIDEO + "libopenh264 -c:a aac"),
            Map.entry("live.mp4", VIDEO + "libopenh264 -c:a libopus -movflags frag_keyframe+empty_moov"),
            Map.entry("film.mov", VIDEO + "mjpeg -c:a pcm_s16be"),
            Map.entry("telephone.3gp", "-c:a aac -ar 8000"),
            Map.entry("film.mkv", VIDEO + "libvpx -c:a flac -ac 6"),
            Map.entry("browser.webm", "-c:a libopus -b:a 32k -f webm -live 1"),
            Map.entry("sound.wav", "-c:a pcm_s16le"),
            Map.entry("old.wav", "-c:a adpcm_ima_wav"),
            Map.entry("windows.w64", "-c:a pcm_s16le"),
            Map.entry("exact.flac", "-c:a flac"),
            Map.entry("raw.aac", "-c:a aac"),
            Map.entry("film.avi", VIDEO + "mjpeg -c:a libmp3lame"),
            Map.entry("windows.wma", "-c:a wmav2"),
            Map.entry("television.ts", VIDEO + "mpeg2video -c:a aac"),
            Map.entry("mac.caf", "-c:a pcm_s16be"),
            Map.entry("mac.aiff", "-c:a pcm_s16be"),
            Map.entry("sun.au", "-c:a pcm_mulaw"),
            Map.entry("flash.flv", "-c:a libmp3lame -ar 44100"));

    /** Long enough to be cut. */
    private static final Map<String, String> LONG = Map.of(
            "long.ogg", "-c:a libopus -b:a 8k -frame_duration 60",
            "long.mp3", "-c:a libmp3lame -b:a 8k -ar 8000",
            "long.webm", "-c:a libopus -b:a 8k",
            "long.m4a", "-c:a aac -b:a 12k -ar 8000");

    private Samples() {}

    static Map<String, byte[]> all(SplitKit kit) throws IOException, InterruptedException {
        Map<String, byte[]> samples = new TreeMap<>();
        samples.put("narrow.amr", AmrFile.narrow().noise(60).nothing(30).bytes());
        samples.put("wide.amr", AmrFile.wide().noise(60).nothing(30).bytes());
        for (Map.Entry<String, String> each : SHORT.entrySet()) {
            samples.put(each.getKey(), made(kit, each, ToneSpeech.words(0, 3)));
        }
        for (Map.Entry<String, String> each : LONG.entrySet()) {
            samples.put(each.getKey(), made(kit, each, SplitKit.longSpeech()));
        }
        return samples;
    }

    private static byte[] made(SplitKit kit, Map.Entry<String, String> sample, ToneSpeech speech)
            throws IOException, InterruptedException {
        List<String> coding = new ArrayList<>(List.of(sample.getValue().split(" ", -1)));
        coding.addAll(List.of("-fflags", "+bitexact", "-flags", "+bitexact", "-threads", "1"));
        Path file = kit.encoded("sample-" + sample.getKey(), speech, coding.toArray(String[]::new));
        return Files.readAllBytes(file);
    }
}
