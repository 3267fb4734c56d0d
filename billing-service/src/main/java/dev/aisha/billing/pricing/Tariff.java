package dev.aisha.billing.pricing;

import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;

/** What things cost, in coins. A reservation keeps the price that it was held at. */
@ConfigMapping(prefix = "aisha.tariff")
public interface Tariff {

    /** Coins for a minute of audio beyond the free seconds: {@code TRANSCRIPTION_COST_PER_MINUTE}. */
    BigDecimal costPerMinute();

    /** Coins that a user gets on arrival: {@code WELCOME_BALANCE}. */
    BigDecimal welcomeBalance();
}
