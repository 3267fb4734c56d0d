package dev.aisha.local.sight.page;

import dev.aisha.local.sight.figures.WatchServices;
import dev.aisha.local.telegram.page.PageFiles;
import io.vertx.ext.web.Router;

/** The page at {@code /} and {@code /trace/ID}, and {@code /api/figures}. */
public final class PageRoutes {
    private static final String[] OWN = {
        "index.html",
        "sight.css",
        "trace.css",
        "app.js",
        "figures.js",
        "numbers.js",
        "spark.js",
        "traces.js",
        "waterfall.js"
    };
    private static final String[] OF_THE_CHAT_PAGE = {"colours.css", "icon.svg", "theme.js", "dom.js"};

    private PageRoutes() {}

    public static void mount(Router router, WatchServices services) {
        PageFiles.mount(router, PageRoutes.class, OWN);
        PageFiles.mount(router, PageFiles.class, OF_THE_CHAT_PAGE);
        router.get("/trace/:id").handler(context -> context.reroute("/"));
        router.get("/api/figures").handler(context -> context.json(services.latest()));
    }
}
