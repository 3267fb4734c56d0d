package dev.aisha.gateway.exporting;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Goes through something long, of which a page is in memory. For one thread. */
final class Paged<T> implements Iterator<T> {
    private final Pages<T> pages;
    private Iterator<T> page = List.<T>of().iterator();
    private @Nullable T last;
    private boolean ended;

    Paged(Pages<T> pages) {
        this.pages = pages;
    }

    /** Where pages come from. */
    @FunctionalInterface
    interface Pages<T> {
        /** What comes behind {@code last}, the beginning where that is null; nothing at the end. */
        List<T> behind(@Nullable T last);
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !ended) {
            List<T> next = pages.behind(last);
            ended = next.isEmpty();
            page = next.iterator();
        }
        return page.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T next = page.next();
        last = next;
        return next;
    }
}
