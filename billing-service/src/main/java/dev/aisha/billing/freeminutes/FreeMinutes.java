package dev.aisha.billing.freeminutes;

import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.time.ZoneId;

/** How much is free. */
@ConfigMapping(prefix = "aisha.free-minutes")
public interface FreeMinutes {

    /** Minutes a day and user, possibly with a fraction; a broken second is not given: {@code FREE_MINUTES_PER_DAY}. */
    BigDecimal perDay();

    /** The zone whose midnight starts a new day of free minutes: {@code FREE_MINUTES_ZONE}. */
    ZoneId zone();
}
