package dev.aisha.billing.platform;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ways to an answer, tried one after the other: do it; where it is done already, say what was said then; where somebody is
 * missing, make them and do it. Each way is empty where it does not lead there.
 */
public final class Attempts {
    private Attempts() {}

    /**
     * The first answer that is found.
     *
     * @throws DatabaseUnavailable where none is, as others changed things under our hands: the same again will find one
     */
    @SafeVarargs
    public static <T> Uni<T> first(Supplier<Uni<Optional<T>>>... ways) {
        Uni<Optional<T>> answer = Uni.createFrom().item(Optional.empty());
        for (Supplier<Uni<Optional<T>>> way : ways) {
            answer = answer.chain(found -> found.isPresent() ? Uni.createFrom().item(found) : way.get());
        }
        return answer.map(found -> found.orElseThrow(() -> new DatabaseUnavailable("overtaken by another request")));
    }
}
