package dev.aisha.billing.order;

import dev.aisha.contract.billing.CoinPackage;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Coins on sale: {@code TOP_UP_PACKAGES}, written as {@code name stars coins} with commas between packages. */
@Singleton
public final class Packages {
    /** What the variable looks like, for people. */
    public static final String LOOKS_LIKE =
            "packages of name, Stars and coins, for example: small 50 500, large 500 6000";

    /** A name is part of a payload, which has 128 bytes. Telegram takes at most 10,000 Stars for an invoice (Bot API). */
    private static final Pattern PACKAGE = Pattern.compile(
            "(?<name>[a-z0-9-]{1,32}) +(?<stars>[1-9]\\d{0,3}|10000) +(?<coins>[1-9]\\d{0,8}(\\.\\d{1,2})?)");

    private final List<CoinPackage> onSale;

    Packages(@ConfigProperty(name = "aisha.packages") String list) {
        onSale = split(list).map(Packages::read).toList();
    }

    /** Whether a list can be read, and names every package once. */
    public static boolean isWellFormed(String list) {
        Set<String> names = new HashSet<>();
        return split(list).map(PACKAGE::matcher).allMatch(parts -> parts.matches() && names.add(parts.group("name")));
    }

    private static Stream<String> split(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip);
    }

    private static CoinPackage read(String text) {
        Matcher parts = PACKAGE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("TOP_UP_PACKAGES should look like " + LOOKS_LIKE);
        }
        return new CoinPackage(
                parts.group("name"),
                Long.parseLong(parts.group("stars")),
                new BigDecimal(parts.group("coins")).setScale(2, RoundingMode.UNNECESSARY));
    }

    List<CoinPackage> onSale() {
        return onSale;
    }

    Optional<CoinPackage> find(String name) {
        return onSale.stream().filter(found -> found.name().equals(name)).findFirst();
    }
}
