package dev.aisha.worker.ogg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.worker.ogg.CheckedOgg.NotPlain;
import dev.aisha.worker.ogg.CheckedOgg.Plain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckOggTest {
    private static final byte[] SOUND = OggFile.packet(1, 40, 5);

    @TempDir
    Path folder;

    @Test
    void aPlainFileIsAsLongAsItsPacketsWithoutPreSkipAndTrimmedEnd() throws Exception {
        OggFile file = OggFile.plain(50, 100);

        assertThat(check(file)).isEqualTo(new Plain(OpusTime.duration(50 * 960 - 312 - 100)));
    }

    @Test
    void aPlainFileNeedsNoMarkAtItsEnd() throws Exception {
        OggFile file = OggFile.begun().page(0, 960, SOUND).page(0, 1920, SOUND);

        assertThat(check(file)).isEqualTo(new Plain(Duration.ofMillis(33).plusNanos(500_000)));
    }

    @Test
    void headersAndPacketsMayGoOverSeveralPages() throws Exception {
        OggFile file = new OggFile().page(OggFile.BEGINS, 0, OggFile.head(1, 2, 0, 0));
        file.spread(OggFile.tags(100_000), 255, 0);
        file.spread(OggFile.packet(1, 60_000, 1), 100, 960);
        file.spread(OggFile.packet(1, 255 * 7, 1), 7, 1920).page(OggFile.ENDS, 1920);

        assertThat(check(file)).isEqualTo(new Plain(Duration.ofMillis(40)));
    }

    @Test
    void nearlyAMegabyteOfTagsIsReadOver() throws Exception {
        OggFile file = new OggFile().page(OggFile.BEGINS, 0, OggFile.head(1, 2, 0, 0));
        file.spread(OggFile.tags(1024 * 1024 - 100), 255, 0).page(OggFile.ENDS, 960, SOUND);

        assertThat(check(file)).isInstanceOf(Plain.class);
    }

    static Stream<Arguments> otherFiles() {
        return Stream.of(
                begun("a gap", file -> file.page(0, 960, SOUND).page(0, 2880, SOUND)),
                begun("sound that does not begin at 0", file -> file.page(0, 1960, SOUND)),
                begun("sound that overlaps", file -> file.page(0, 960, SOUND).page(0, 1000, SOUND)),
                begun("less in the middle", file -> file.page(0, 900, SOUND).page(0, 1860, SOUND)),
                begun(
                        "less than the page before",
                        file -> file.page(0, 960, SOUND).page(OggFile.ENDS, 900, SOUND)),
                begun("more at the end", file -> file.page(OggFile.ENDS, 961, SOUND)),
                begun("no position", file -> file.page(0, -1, SOUND)),
                begun("an end before the beginning", file -> file.page(OggFile.ENDS, 311, SOUND)),
                begun("a packet of nothing", file -> file.page(0, 0, new byte[0])),
                begun("a packet without a frame", file -> file.page(0, 0, new byte[] {3, 0})),
                begun(
                        "pages after the end",
                        file -> file.page(OggFile.ENDS, 960, SOUND).page(0, 1920, SOUND)),
                begun(
                        "a chained stream",
                        file -> file.page(OggFile.ENDS, 960, SOUND).page(OggFile.BEGINS, 0, OggFile.head(1, 1, 0, 0))),
                begun("a second beginning", file -> file.page(OggFile.BEGINS, 960, SOUND)),
                begun("another stream", file -> otherSerial(file).page(0, 960, SOUND)),
                begun("a missing page", file -> file.numbered(0, 960, 3, OggFile.lacing(40), SOUND)),
                begun("a packet that was not begun", file -> file.page(OggFile.CONTINUES, 960, SOUND)),
                begun("a packet that is not continued", file -> unended(file, 0).page(0, 960, SOUND)),
                begun("a packet that does not end", file -> unended(file.page(0, 960, SOUND), OggFile.ENDS)),
                begun("a packet cut off", file -> unended(file.page(0, 960, SOUND), 0)),
                begun("a packet of 70 kB", file -> file.spread(OggFile.packet(1, 70_000, 0), 100, 960)),
                headed("tags of 2 MiB", file -> file.spread(OggFile.tags(2 << 20), 255, 0)),
                headed("no tags", file -> file.page(0, 960, SOUND)),
                headed("nothing but a head", file -> file),
                headed("tags and sound in one page", file -> file.page(0, 960, OggFile.tags(0), SOUND)),
                from("no beginning", new OggFile().page(0, 0, OggFile.head(1, 1, 0, 0))),
                from(
                        "no head in the first page",
                        new OggFile()
                                .page(OggFile.BEGINS, 0)
                                .page(0, 0, OggFile.head(1, 1, 0, 0))
                                .page(0, 0, OggFile.tags(0))
                                .page(0, 960, SOUND)),
                from("another magic", headed(otherMagic())),
                from(
                        "head and tags in one page",
                        new OggFile().page(OggFile.BEGINS, 0, OggFile.head(1, 1, 0, 0), OggFile.tags(0))),
                from(
                        "Vorbis",
                        new OggFile()
                                .page(
                                        OggFile.BEGINS,
                                        0,
                                        "\1vorbis and so on...".getBytes(java.nio.charset.StandardCharsets.US_ASCII))),
                from("surround", headed(OggFile.head(1, 6, 0, 1))),
                from("one channel of family 1", headed(OggFile.head(1, 1, 0, 1))),
                from("no channel", headed(OggFile.head(1, 0, 0, 0))),
                from("three channels", headed(OggFile.head(1, 3, 0, 0))),
                from("a version to come", headed(OggFile.head(16, 1, 0, 0))),
                from("a longer head", headed(Arrays.copyOf(OggFile.head(1, 1, 0, 0), 21))),
                from("a page that is none", OggFile.plain(9, 0).changed(3, 's')),
                from("an Ogg to come", OggFile.plain(9, 0).changed(4, 1)),
                from("a flag to come", OggFile.plain(9, 0).changed(5, 8 | OggFile.ENDS)),
                from("an empty file", new OggFile()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherFiles")
    void whatIsNotPlainIsAnswered(String name, OggFile file) throws Exception {
        assertThat(check(file)).isInstanceOf(NotPlain.class);
    }

    @Test
    void aFileThatStopsInsideAPageIsNotPlain() throws Exception {
        byte[] whole = OggFile.plain(30, 0).bytes();
        int lastPage = OggFile.plain(30, 0).pages.getLast().length;

        for (int missing = 1; missing < lastPage; missing++) {
            Path file = Files.write(folder.resolve("cut.ogg"), Arrays.copyOf(whole, whole.length - missing));

            assertThat(CheckOgg.check(file)).isInstanceOf(NotPlain.class);
        }
    }

    @Test
    void aPacketWithoutEndIsNotWaitedFor() throws Exception {
        OggFile file = OggFile.begun().spread(OggFile.packet(1, 1 << 20, 0), 255, 960);

        assertThat(check(file)).isEqualTo(new NotPlain("a packet that is too large"));
    }

    private CheckedOgg check(OggFile file) throws Exception {
        return CheckOgg.check(file.in(folder));
    }

    private static OggFile otherSerial(OggFile file) {
        file.serial++;
        return file;
    }

    private static OggFile unended(OggFile file, int flags) {
        return file.laced(flags, -1, new byte[] {(byte) 255}, OggFile.packet(1, 255, 0));
    }

    private static byte[] otherMagic() {
        byte[] head = OggFile.head(1, 1, 0, 0);
        head[0]++;
        return head;
    }

    private static Arguments begun(String name, UnaryOperator<OggFile> rest) {
        return from(name, rest.apply(OggFile.begun()));
    }

    private static Arguments headed(String name, UnaryOperator<OggFile> rest) {
        return from(name, rest.apply(new OggFile().page(OggFile.BEGINS, 0, OggFile.head(1, 1, 0, 0))));
    }

    /** Right but for its head. */
    private static OggFile headed(byte[] head) {
        return new OggFile()
                .page(OggFile.BEGINS, 0, head)
                .page(0, 0, OggFile.tags(0))
                .page(OggFile.ENDS, 960, SOUND);
    }

    private static Arguments from(String name, OggFile file) {
        return Arguments.of(name, file);
    }
}
