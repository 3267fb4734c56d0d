package dev.aisha.local.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.local.telegram.chat.TextEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadTextTest {

    @Test
    void html_nests_and_its_offsets_are_utf16_units_of_the_plain_text() {
        var read = ReadText.read("😀 <b>a<i>b</i></b> &lt;c&gt; &#1099;", "HTML", null);

        assertThat(read.text()).isEqualTo("😀 ab <c> ы");
        assertThat(read.entities()).containsExactly(new TextEntity("bold", 3, 2), new TextEntity("italic", 4, 1));
    }

    @Test
    void html_knows_links_code_with_a_language_quotes_and_spoilers() {
        var read = ReadText.read(
                "<a href=\"https://example.org/?a=1&amp;b=2\">link</a>"
                        + "<pre><code class=\"language-java\">int i;</code></pre>"
                        + "<blockquote expandable>long</blockquote><tg-spoiler>x</tg-spoiler><span class='tg-spoiler'>y</span>",
                "html",
                null);

        assertThat(read.text()).isEqualTo("linkint i;longxy");
        assertThat(read.entities())
                .containsExactly(
                        new TextEntity("text_link", 0, 4, "https://example.org/?a=1&b=2", null),
                        new TextEntity("pre", 4, 6, null, "java"),
                        new TextEntity("expandable_blockquote", 10, 4),
                        new TextEntity("spoiler", 14, 1),
                        new TextEntity("spoiler", 15, 1));
    }

    @Test
    void an_unknown_reference_stays_as_it_is_and_an_empty_stretch_is_no_entity() {
        var read = ReadText.read("R&D &copy; <b></b>", "HTML", null);

        assertThat(read.text()).isEqualTo("R&D &copy;");
        assertThat(read.entities()).isEmpty();
    }

    @Test
    void space_around_a_text_goes_and_its_entities_move_with_it() {
        var read = ReadText.read("\n  <b> a </b>\n", "HTML", null);

        assertThat(read.text()).isEqualTo("a");
        assertThat(read.entities()).containsExactly(new TextEntity("bold", 0, 1));
    }

    @Test
    void markdown_marks_what_it_should() {
        var read = ReadText.read(
                "*b _i_* __u__ ~s~ ||p|| `c` [l](https://e.org/\\)) \\.\n>quote\n>more\nend", "MarkdownV2", null);

        assertThat(read.text()).isEqualTo("b i u s p c l .\nquote\nmore\nend");
        assertThat(read.entities())
                .extracting(TextEntity::type)
                .containsExactly(
                        "bold", "italic", "underline", "strikethrough", "spoiler", "code", "text_link", "blockquote");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.b      | Character '.' is reserved and must be escaped with the preceding '\\'
                    *a       | Can't find end of Bold entity at byte offset 0
                    ы `a     | Can't find end of Code entity at byte offset 3
                    [a](b    | Can't find end of a URL at byte offset 3
                    """)
    void broken_markdown_says_where(String text, String why) {
        assertThatThrownBy(() -> ReadText.read(text, "MarkdownV2", null)).hasMessage("can't parse entities: " + why);
    }

    @Test
    void commands_links_and_mentions_are_found_outside_of_code() {
        var read = ReadText.read("/help@aisha_bot see example.com and @anna_k, <code>/not</code> #tag", "HTML", null);

        assertThat(read.entities())
                .extracting(TextEntity::type)
                .containsExactly("bot_command", "url", "mention", "code", "hashtag");
    }

    @Test
    void explicit_entities_must_lie_within_the_text() throws Exception {
        var inside = new ObjectMapper().readTree("[{\"type\":\"bold\",\"offset\":0,\"length\":2}]");
        var outside = new ObjectMapper().readTree("[{\"type\":\"bold\",\"offset\":1,\"length\":2}]");

        assertThat(ReadText.read("ab", null, inside).entities()).containsExactly(new TextEntity("bold", 0, 2));
        assertThatThrownBy(() -> ReadText.read("ab", null, outside)).isInstanceOf(MarkupError.class);
        assertThatThrownBy(() -> ReadText.read("ab", "Markdown", null)).hasMessage("unsupported parse_mode");
    }
}
