package dev.aisha.gateway.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;

class WriteDocxTest {
    private static List<XWPFParagraph> paragraphs(String text) throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(WriteDocx.of(text)))) {
            return document.getParagraphs();
        }
    }

    @Test
    void everyParagraphOfTheTextIsOneOfTheDocument() throws IOException {
        assertThat(paragraphs("One <b>&\n\nTwo 😀 _x_\n"))
                .extracting(XWPFParagraph::getText)
                .containsExactly("One <b>&", "Two 😀 _x_");
    }

    @Test
    void whatIsWrittenFromRightToLeftIsSetSo() throws IOException {
        List<XWPFParagraph> paragraphs = paragraphs("שלום לכולם\n\nHello");

        assertThat(paragraphs.getFirst().getCTP().getPPr().isSetBidi()).isTrue();
        assertThat(paragraphs.getLast().getCTP().getPPr().isSetBidi()).isFalse();
    }

    @Test
    void whatXmlDoesNotTakeIsLeftOut() throws IOException {
        assertThat(paragraphs("a\u0001b\u000bc"))
                .extracting(XWPFParagraph::getText)
                .containsExactly("abc");
    }

    @Test
    void aLongTextIsAllThere() throws IOException {
        String text = IntStream.range(0, 30_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));

        assertThat(paragraphs(text)).extracting(XWPFParagraph::getText).containsExactly(text);
    }
}
