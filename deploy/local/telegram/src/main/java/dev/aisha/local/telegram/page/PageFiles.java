package dev.aisha.local.telegram.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The files of the chat page, as they lie beside this class. They ask for nothing from anywhere else. */
final class PageFiles {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private PageFiles() {}

    static void mount(Router router, String... names) {
        for (var name : names) {
            var content = Buffer.buffer(read(name));
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

    private static byte[] read(String name) {
        try (var in = Objects.requireNonNull(PageFiles.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
