package dev.aisha.local.telegram.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/**
 * The files of a page, as they lie beside a class. They ask for nothing from anywhere else. Other pages of the local stack have
 * theirs served from here, too, and share the look of this one.
 */
public final class PageFiles {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private PageFiles() {}

    /**
     * Serves {@code index.html} at {@code /}, every other file below {@code /page/}.
     *
     * @param beside the class that they lie beside
     */
    public static void mount(Router router, Class<?> beside, String... names) {
        for (var name : names) {
            var content = Buffer.buffer(read(beside, name));
            var type = Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
            router.get(name.equals("index.html") ? "/" : "/page/" + name)
                    .handler(context -> context.response()
                            .putHeader("Content-Type", type)
                            .putHeader("Content-Security-Policy", POLICY)
                            .putHeader("X-Content-Type-Options", "nosniff")
                            .putHeader("Referrer-Policy", "no-referrer")
                            .putHeader("Cache-Control", "no-cache")
                            .end(content));
        }
    }

    private static byte[] read(Class<?> beside, String name) {
        try (var in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
