package dev.aisha.local.telegram.page;

/** What the chat page consists of. */
final class PageFileNames {

    static final String[] ALL = {"index.html"};

    private PageFileNames() {}
}
