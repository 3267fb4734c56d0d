package dev.aisha.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the plot shows, of results made by hand. */
class DrawPlotTest {
    private static final LoadResult RESULT = MadeByHand.result(
            List.of(
                    MadeByHand.round(1, 1, 10),
                    MadeByHand.round(1, 2, 19),
                    MadeByHand.round(1, 3, 27),
                    MadeByHand.round(2, 3, 28)),
            List.of());

    @Test
    void itIsWellFormedAndNamesAllThatItShows() throws Exception {
        Document svg = parsed(DrawPlot.of(RESULT));

        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(texts(svg))
                .contains(
                        "notes a second",
                        "seconds from the note to its text",
                        "measured",
                        "p50",
                        "p99",
                        "max",
                        "1 gateway",
                        "2 gateways",
                        "3 workers");
        // Two lines on the left and four on the right, and the axes of both.
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2 + 4 + 2);
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo((2 + 4) * 4);
    }

    @Test
    void pointsStandWhereTheirValuesAre() throws Exception {
        NodeList marks = parsed(DrawPlot.of(RESULT)).getElementsByTagName("circle");

        double one = height(marks, 0);
        double ideal = height(marks, 4 + 2);
        double measured = height(marks, 2);
        assertThat(ideal).as("three times one worker").isCloseTo(3 * one, within(0.5));
        assertThat(measured).as("2.7 times").isCloseTo(2.7 * one, within(0.5));
    }

    @Test
    void figuresAreWrittenInTheSameWayOnEveryMachine() {
        String usual = DrawPlot.of(RESULT);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(DrawPlot.of(RESULT)).isEqualTo(usual);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theScaleEndsAtARoundNumber() {
        assertThat(DrawPanel.topOf(2.9)).isEqualTo(5);
        assertThat(DrawPanel.topOf(5)).isEqualTo(5);
        assertThat(DrawPanel.topOf(23)).isEqualTo(25);
        assertThat(DrawPanel.topOf(0.31)).isCloseTo(0.5, within(1e-9));
        assertThat(DrawPanel.topOf(0)).isPositive();
    }

    private static double height(NodeList marks, int index) {
        return 370 - Double.parseDouble(((Element) marks.item(index)).getAttribute("cy"));
    }

    private static List<String> texts(Document svg) {
        NodeList texts = svg.getElementsByTagName("text");
        List<String> found = new ArrayList<>();
        for (int i = 0; i < texts.getLength(); i++) {
            found.add(texts.item(i).getTextContent());
        }
        return found;
    }

    static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
