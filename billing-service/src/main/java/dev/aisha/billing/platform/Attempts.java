package dev.aisha.billing.platform;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Predicate;
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

    /**
     * A refusal stands only where the id is not known: the same request at the same moment may have taken the very coins
     * that this one finds missing, and a statement that has waited for a lock does not see what was made meanwhile.
     */
    public static <T> Uni<Optional<T>> unlessKnown(
            Uni<Optional<T>> attempt, Predicate<T> isRefusal, Supplier<Uni<Optional<T>>> known) {
        return attempt.chain(found -> found.filter(isRefusal).isEmpty()
                ? Uni.createFrom().item(found)
                : known.get().map(repeat -> repeat.or(() -> found)));
    }
}
