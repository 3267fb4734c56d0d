package dev.aisha.gateway.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Bidi;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/** Writes a text as a Word document: a paragraph for each of its own, from right to left where it is written so. */
final class WriteDocx {
    static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final int SPACE_AFTER = 160; // twentieths of a point, as Word has it by default

    private WriteDocx() {}

    /** The bytes of the document. */
    static byte[] of(String text) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            text.strip().lines().filter(line -> !line.isBlank()).forEach(line -> write(document, line.strip()));
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(XWPFDocument document, String line) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setSpacingAfter(SPACE_AFTER);
        paragraph.createRun().setText(writable(line));
        if (!new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()) {
            paragraph.getCTP().getPPr().addNewBidi();
        }
    }

    /** XML has no control characters. */
    private static String writable(String line) {
        return line.replaceAll("[\\p{Cc}&&[^\\t]]", "");
    }
}
