package dev.aisha.gateway.exporting;

import dev.aisha.gateway.exporting.PackPart.Part;
import dev.aisha.gateway.language.ExportWords;
import dev.aisha.gateway.telegram.LargeFile;
import dev.aisha.gateway.telegram.SendOutcome;
import dev.aisha.gateway.telegram.Telegram;
import dev.aisha.gateway.work.PeerUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Packs an export and sends it, part by part, each with its own place in the row: what was sent is not sent again, but for
 * a part whose answer was lost. Where something is away it is tried again later, three times for each part; then its user
 * is told.
 */
@Singleton
final class SendExport {
    private static final Logger LOG = Logger.getLogger(SendExport.class);
    private static final String TYPE = "application/zip";
    private static final Duration TELL_AGAIN = Duration.ofMinutes(1);

    private final Exports exports;
    private final PackPart packPart;
    private final CountParts countParts;
    private final Telegram telegram;
    private final MeterRegistry meters;
    private final Clock clock;

    SendExport(
            Exports exports,
            PackPart packPart,
            CountParts countParts,
            Telegram telegram,
            MeterRegistry meters,
            Clock clock) {
        this.exports = exports;
        this.packPart = packPart;
        this.countParts = countParts;
        this.telegram = telegram;
        this.meters = meters;
        Stream.of("sent", "failed", "undeliverable").forEach(this::counter); // shown before the first one
        this.clock = clock;
    }

    /** Takes an export that the caller has taken as far as it goes now. */
    void send(Export export) {
        if (export.isHopeless(clock.instant())) {
            giveUp(export);
            return;
        }
        Claim claim = new Claim(export, exports, clock);
        try {
            sendParts(claim);
        } catch (Claim.NoLongerOurs e) {
            LOG.info("export is not ours any more");
        } catch (PeerUnavailable e) {
            LOG.warnf(
                    "export is tried again later attempt=%d fault=%s",
                    claim.export().attempts(), e.getMessage());
            exports.tryAgain(claim.export());
        } catch (IOException | RuntimeException e) {
            LOG.errorf(
                    e,
                    "export failed, it is tried again later attempt=%d",
                    claim.export().attempts());
            exports.tryAgain(claim.export());
        }
    }

    private void sendParts(Claim claim) throws IOException {
        int parts = 0;
        boolean goesOn = true;
        while (goesOn) {
            try (Part part = packPart.pack(claim)) {
                int number = claim.export().partsSent() + 1;
                if (parts == 0) {
                    parts = part.isLast() ? number : number + countParts.behind(part.upTo(), claim);
                }
                boolean hasNothing = number > 1 && part.isEmpty();
                goesOn = hasNothing ? end(claim) : send(part, number, Math.max(number, parts), claim);
            }
        }
    }

    /** Whether there is more to send now. */
    private boolean send(Part part, int number, int parts, Claim claim) {
        claim.keep();
        ExportWords words = claim.export().words().export();
        LargeFile file = new LargeFile(name(claim.export(), number, parts), TYPE, part.path());
        String caption = parts == 1 ? words.whole() : words.part(number, parts);
        SendOutcome outcome = telegram.sendDocument(claim.export().telegramId(), file, caption);
        return switch (outcome) {
            case SendOutcome.Shown shown -> {
                claim.partSent(part.upTo());
                yield !part.isLast() || end(claim);
            }
            case SendOutcome.Wait wait -> {
                exports.putOff(claim.export(), wait.atLeast());
                yield false;
            }
            case SendOutcome.Blocked blocked -> {
                exports.failed(claim.export());
                count("undeliverable");
                yield false;
            }
            case SendOutcome.NotSent notSent -> later(outcome, claim);
            case SendOutcome.Unknown unknown -> later(outcome, claim);
            case SendOutcome.Refused refused -> later(outcome, claim);
            case SendOutcome.Gone gone -> later(outcome, claim);
            case SendOutcome.Moved moved -> later(outcome, claim);
        };
    }

    private boolean later(SendOutcome outcome, Claim claim) {
        LOG.warnf(
                "part of an export did not get through outcome=%s",
                outcome.getClass().getSimpleName());
        exports.tryAgain(claim.export());
        return false;
    }

    private boolean end(Claim claim) {
        exports.sent(claim.export());
        LOG.infof("export sent parts=%d", claim.export().partsSent());
        count("sent");
        return false;
    }

    /** Tells its user, who asks again. */
    private void giveUp(Export export) {
        switch (telegram.send(export.telegramId(), export.words().export().failed())) {
            case SendOutcome.Wait wait -> exports.putOff(export, wait.atLeast());
            case SendOutcome.NotSent notSent -> exports.putOff(export, TELL_AGAIN);
            case SendOutcome.Unknown unknown -> failed(export);
            case SendOutcome.Shown shown -> failed(export);
            case SendOutcome.Blocked blocked -> failed(export);
            case SendOutcome.Refused refused -> failed(export);
            case SendOutcome.Gone gone -> failed(export);
            case SendOutcome.Moved moved -> failed(export);
        }
    }

    private void failed(Export export) {
        exports.failed(export);
        LOG.warn("export given up");
        count("failed");
    }

    private void count(String outcome) {
        counter(outcome).increment();
    }

    private Counter counter(String outcome) {
        return meters.counter("aisha.exports", "outcome", outcome);
    }

    private static String name(Export export, int number, int parts) {
        String date = export.askedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return "aisha-export-" + date + (parts == 1 ? "" : "-" + number + "-of-" + parts) + ".zip";
    }
}
