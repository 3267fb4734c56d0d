package dev.aisha.gateway.redis;

import java.util.LinkedHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Remembers so many things and no more: what was used longest ago is forgotten first. Not for several threads at once. */
public final class LastUsed<K, V> {
    private final int most;
    private final LinkedHashMap<K, V> things = new LinkedHashMap<>(16, 0.75f, true);

    public LastUsed(int most) {
        this.most = most;
    }

    /** What is remembered, else what {@code make} makes, from now on. */
    public V get(K key, Function<K, V> make) {
        V thing = things.computeIfAbsent(key, make);
        shorten();
        return thing;
    }

    /** What is remembered; null if nothing is. */
    public @Nullable V find(K key) {
        return things.get(key);
    }

    /** Remembers this from now on. */
    public void put(K key, V thing) {
        things.put(key, thing);
        shorten();
    }

    private void shorten() {
        if (things.size() > most) {
            things.pollFirstEntry();
        }
    }
}
