package dev.aisha.gateway.language;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The texts of one language: patterns of ICU's {@link MessageFormat}, which knows plurals, by key, in UTF-8. */
final class Bundle {
    private final Language language;
    private final Properties patterns = new Properties();

    Bundle(Language language) {
        this.language = language;
        String file = "/messages/" + language.code() + ".properties";
        try (InputStream stream = Bundle.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("no texts in " + file);
            }
            patterns.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String say(String key, Object... values) {
        return new MessageFormat(pattern(key), language.locale()).format(values);
    }

    String pattern(String key) {
        String pattern = patterns.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text for " + key + " in " + language);
        }
        return pattern;
    }

    Set<String> keys() {
        return new TreeSet<>(patterns.stringPropertyNames());
    }
}
