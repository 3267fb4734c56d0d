package dev.aisha.local.telegram.page;

/** What the chat page consists of. */
final class PageFileNames {

    static final String[] ALL = {
        "index.html",
        "icon.svg",
        "colours.css",
        "base.css",
        "people.css",
        "chat.css",
        "message.css",
        "composer.css",
        "dialogs.css",
        "theme.js",
        "app.js",
        "api.js",
        "attach.js",
        "chat.js",
        "composer.js",
        "dom.js",
        "entities.js",
        "message.js",
        "ogg.js",
        "people.js",
        "player.js",
        "recorder.js",
        "store.js",
        "toast.js",
        "waveform.js"
    };

    private PageFileNames() {}
}
