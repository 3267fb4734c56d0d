package dev.aisha.worker.audio;

import dev.aisha.worker.ogg.SealPages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that were made to do harm, by their names: to have others fetched or read, to fill memory, to never end. */
final class Attacks {
    private Attacks() {}

    /** Texts that name other files and hosts, and files of other kinds. None of them is audio. */
    static Map<String, byte[]> noAudio(String url, String file) {
        Map<String, byte[]> attacks = new TreeMap<>();
        texts(url, file).forEach((name, text) -> attacks.put(name, text.getBytes(StandardCharsets.UTF_8)));
        attacks.put("empty", new byte[0]);
        attacks.put("zip", zip(url));
        attacks.put("png", hex("89504e470d0a1a0a0000000d49484452 7fffffff7fffffff 0806000000 00000000"));
        attacks.put("gif", hex("474946383961ffffffff800000000000ffffff2c00000000ffffffff00"));
        attacks.put("jpeg", hex("ffd8ffe000104a46494600010100000100010000ffc00011080fff0fff03012200021101031101"));
        attacks.put("bmp", hex("424dffffffff0000000036000000280000000000ff7f0000ff7f0100180000000000"));
        attacks.put("reference.mov", box("moov", box("rmra", box("rmda", box("rdrf", url(url))))));
        return attacks;
    }

    private static Map<String, String> texts(String url, String file) {
        return Map.ofEntries(
                Map.entry("hls", "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n" + url + "/a.ts\n#EXT-X-ENDLIST\n"),
                Map.entry(
                        "hls-key",
                        "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXT-X-KEY:METHOD=AES-128,URI=\"" + url
                                + "/key\"\n#EXTINF:9,\nfile://" + file + "\n#EXT-X-ENDLIST\n"),
                Map.entry("hls-concat", "#EXTM3U\n#EXTINF:9,\nconcat:" + url + "/a|file:" + file + "\n"),
                Map.entry("m3u", url + "/a.mp3\n" + file + "\n"),
                Map.entry("concat", "ffconcat version 1.0\nfile '" + url + "/a.mp3'\nfile 'file:" + file + "'\n"),
                Map.entry(
                        "dash",
                        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\""
                                + " mediaPresentationDuration=\"PT9S\"><Period><AdaptationSet mimeType=\"audio/mp4\">"
                                + "<Representation id=\"1\" bandwidth=\"1\"><BaseURL>" + url + "/a.mp4</BaseURL>"
                                + "</Representation></AdaptationSet></Period></MPD>"),
                Map.entry(
                        "sdp",
                        "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n" + "a=control:" + url
                                + "/a\r\nm=audio 5004 RTP/AVP 0\r\n"),
                Map.entry("pls", "[playlist]\nFile1=" + url + "/a.mp3\nNumberOfEntries=1\n"),
                Map.entry("asx", "<asx version=\"3.0\"><entry><ref href=\"" + url + "/a.wma\"/></entry></asx>"),
                Map.entry("smil", "<smil><body><audio src=\"" + url + "/a.mp3\"/></body></smil>"),
                Map.entry(
                        "xspf",
                        "<?xml version=\"1.0\"?><playlist version=\"1\"><trackList><track><location>" + url
                                + "/a</location></track></trackList></playlist>"),
                Map.entry("rtsp", "RTSPtext\n" + url.replace("http", "rtsp") + "/a\n"),
                Map.entry("asf-reference", "[Reference]\nRef1=" + url + "/a.asf\n"),
                Map.entry(
                        "imf",
                        "<?xml version=\"1.0\"?><CompositionPlaylist><Id>urn:uuid:0</Id><Path>" + url
                                + "</Path></CompositionPlaylist>"),
                Map.entry("ffmetadata", ";FFMETADATA1\ntitle=" + url + "\n[CHAPTER]\nSTART=0\nEND=1\n"),
                Map.entry("srt", "1\n00:00:00,000 --> 99:00:00,000\n" + url + "\n"),
                Map.entry("vtt", "WEBVTT\n\n00:00.000 --> 99:00:00.000\n" + url + "\n"),
                Map.entry(
                        "ass",
                        "[Script Info]\nScriptType: v4.00+\n[Events]\nDialogue: 0,0:00:00.00,9:00:00.00,,,," + url
                                + "\n"),
                Map.entry("lrc", "[ar:" + url + "]\n[00:00.00]la la\n"),
                Map.entry("svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"" + url + "/a.png\"/></svg>"),
                Map.entry("url", "http://" + url + "\nfile:" + file + "\nconcat:" + file + "|" + file + "\n"),
                Map.entry("avisynth", "DirectShowSource(\"" + url + "/a.avi\")\n"),
                Map.entry("vapoursynth", "import vapoursynth\nopen('" + file + "')\n"),
                Map.entry("pdf", "%PDF-1.7\n1 0 obj<</URI(" + url + ")>>endobj\n"));
    }

    /** Films whose sound lies under this address. */
    static Map<String, byte[]> elsewhere(Map<String, byte[]> samples, String url) {
        Map<String, byte[]> attacks = new TreeMap<>();
        for (String film : List.of("memo.m4a", "note.mp4", "film.mov", "long.m4a")) {
            attacks.put("elsewhere-" + film, elsewhere(sample(samples, film), url));
        }
        return attacks;
    }

    /** Audio, or nearly: whatever it says about itself, it is to be read or refused. */
    static Map<String, byte[]> audio(SplitKit kit, Map<String, byte[]> samples)
            throws IOException, InterruptedException {
        Map<String, byte[]> attacks = new TreeMap<>();
        for (int channels : new int[] {0, 3, 9, 64, 255, 65_535}) {
            attacks.put(channels + "-channels.wav", wav(1, channels, 48_000, 16, 2 * channels, 200_000));
        }
        for (int rate : new int[] {0, 50, 999_999_999, Integer.MAX_VALUE, -1}) {
            attacks.put(Integer.toUnsignedString(rate) + "-hz.wav", wav(1, 1, rate, 16, 2, 10_000));
        }
        attacks.put("endless.wav", wav(1, 1, 1, 8, 1, 2_000_000));
        attacks.put("64-bits-of-nothing.wav", wav(3, 1, 8_000, 64, 0, 4_000));
        attacks.put("other-codec.wav", wav(0x2000, 2, 48_000, 0, 65_535, 4_000));
        attacks.put("nothing.wav", wav(1, 1, 16_000, 16, 2, 0));
        attacks.put("255-channels.ogg", withByte(sample(samples, "note.ogg"), "OpusHead", 9, 255));
        attacks.put("late.ogg", withLong(sample(samples, "long.ogg"), "OggS", 3, 6, Long.MAX_VALUE / 2));
        attacks.put("many-samples.m4a", manySamples(sample(samples, "memo.m4a")));
        attacks.put("long-samples.m4a", longSamples(sample(samples, "memo.m4a")));
        attacks.put("tags.mkv", matroska(hex("1254c367 01000000 7fffffff"), new byte[4_000]));
        attacks.put(
                "endless-cluster.mkv", matroska(hex("1f43b675 01ffffffffffffff a3 01fffffffffffffe"), new byte[999]));
        attacks.put("long-id.mkv", matroska(hex("ffffffffffffffffffffffff"), new byte[999]));
        attacks.put("nested.mkv", matroska(new byte[0], nested(20_000)));
        attacks.put("nested.mp4", nestedBoxes(3_000));
        attacks.put("cover.mp3", join(hex("494433030000 0000 7f7f 41504943 00000fff 0000"), new byte[99_999]));
        for (String film : List.of("leap.mkv", "leap.webm", "leap.mov")) {
            attacks.put(film, Files.readAllBytes(leap(kit, film, 500, film.endsWith("mov") ? "aac" : "libopus")));
        }
        return attacks;
    }

    /** Speech that goes on after a leap in time: what lies between is silence, which has to be held nowhere. */
    static Path leap(SplitKit kit, String name, int hours, String codec) throws IOException, InterruptedException {
        String leap = "setts=ts=TS+gt(N\\,20)*" + hours + "*3600/TB";
        return kit.encoded(name, SplitKit.speech(4), "-ac", "2", "-ar", "48000", "-c:a", codec, "-bsf:a", leap);
    }

    private static byte[] wav(int codec, int channels, int rate, int bits, int align, int length) {
        ByteBuffer file = ByteBuffer.allocate(44 + length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(-1).put(ascii("WAVEfmt ")).putInt(16);
        file.putShort((short) codec).putShort((short) channels).putInt(rate).putInt(rate * align);
        file.putShort((short) align).putShort((short) bits).put(ascii("data")).putInt(-1);
        for (int i = 0; i < length; i++) {
            file.put((byte) ((i * i) >> 6));
        }
        return file.array();
    }

    /** Its sound lies in another file, under this address. */
    private static byte[] elsewhere(byte[] file, String url) {
        int entry = find(file, "url ", find(file, "dref", 0));
        byte[] location = url(url + "/a.mov");
        byte[] changed = join(Arrays.copyOf(file, entry + 4), hex("00000000"), location);
        changed = join(changed, Arrays.copyOfRange(file, entry + 8, file.length));
        int growth = location.length;
        ByteBuffer sizes = ByteBuffer.wrap(changed);
        sizes.putInt(entry - 4, sizes.getInt(entry - 4) + growth);
        for (String outer : List.of("dref", "dinf", "minf", "mdia", "trak", "moov")) {
            int at = findLast(changed, outer, entry) - 4;
            sizes.putInt(at, sizes.getInt(at) + growth);
        }
        return changed;
    }

    /** One chunk with as many samples as a number can say, of one byte each. */
    private static byte[] manySamples(byte[] file) {
        byte[] changed = file.clone();
        int sizes = find(changed, "stsz", 0);
        int chunks = find(changed, "stsc", 0);
        ByteBuffer.wrap(changed)
                .putInt(sizes + 8, 1)
                .putInt(sizes + 12, 0x0fff_ffff)
                .putInt(chunks + 8, 1)
                .putInt(chunks + 12, 1)
                .putInt(chunks + 16, 0x0fff_ffff);
        return changed;
    }

    /** Each sample lasts as long as a number can say. */
    private static byte[] longSamples(byte[] file) {
        byte[] changed = file.clone();
        int times = find(changed, "stts", 0);
        ByteBuffer.wrap(changed).putInt(times + 16, 0x7fff_fff0);
        return changed;
    }

    private static byte[] matroska(byte[] element, byte[] rest) {
        byte[] head = hex("1a45dfa3 93 4286810142f7810142f2810442f381084282 886d6174726f736b61");
        return join(head, hex("18538067 01ffffffffffffff"), element, rest);
    }

    private static byte[] nested(int depth) {
        byte[] tags = new byte[8 * depth];
        for (int i = 0; i < depth; i++) {
            byte[] element = hex("67c8 01ffffffffff");
            System.arraycopy(element, 0, tags, 8 * i, 8);
        }
        return join(hex("1254c367 01ffffffffffffff 7373 01ffffffffffffff"), tags);
    }

    private static byte[] nestedBoxes(int depth) {
        byte[] inner = box("mdhd");
        for (int i = 0; i < depth; i++) {
            inner = box("moov", inner);
        }
        return join(box("ftyp", ascii("isom"), hex("00000200"), ascii("isom")), inner);
    }

    private static byte[] box(String type, byte[]... contents) {
        byte[] content = join(contents);
        return join(ByteBuffer.allocate(4).putInt(8 + content.length).array(), ascii(type), content);
    }

    private static byte[] url(String url) {
        return join(ascii(url), new byte[1]);
    }

    private static byte[] withByte(byte[] file, String after, int offset, int value) {
        byte[] changed = file.clone();
        changed[find(changed, after, 0) + offset] = (byte) value;
        return SealPages.in(changed);
    }

    private static byte[] withLong(byte[] file, String page, int number, int offset, long value) {
        byte[] changed = file.clone();
        int at = -1;
        for (int i = 0; i <= number; i++) {
            at = find(changed, page, at + 1);
        }
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putLong(at + offset, value);
        return SealPages.in(changed);
    }

    private static byte[] zip(String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../../song.mp3"));
            zip.write(ascii(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static int find(byte[] file, String tag, int from) {
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(tag, from);
        if (at < 0) {
            throw new AssertionError("no " + tag);
        }
        return at;
    }

    private static int findLast(byte[] file, String tag, int before) {
        int at = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf(tag, before);
        if (at < 0) {
            throw new AssertionError("no " + tag);
        }
        return at;
    }

    private static byte[] sample(Map<String, byte[]> samples, String name) {
        return Objects.requireNonNull(samples.get(name));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
