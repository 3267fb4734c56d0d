package dev.aisha.gateway;

import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.user.LocalUser;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** People who run Aisha: more than one, so that no test has to wait until another one's is answered again. */
final class LocalAdmins {
    private static final int MANY = 12;

    private final List<LocalUser> admins;
    private final AtomicInteger next = new AtomicInteger();

    private LocalAdmins(List<LocalUser> admins) {
        this.admins = admins;
    }

    static LocalAdmins of(LocalTelegram telegram) {
        return new LocalAdmins(IntStream.range(0, MANY)
                .mapToObj(number -> telegram.newUser("Admin " + number, "en"))
                .toList());
    }

    /** As the environment has them. */
    String ids() {
        return admins.stream().map(admin -> String.valueOf(admin.id())).collect(Collectors.joining(", "));
    }

    /** The next one, in turn. */
    LocalUser next() {
        return admins.get(next.getAndIncrement() % MANY);
    }
}
