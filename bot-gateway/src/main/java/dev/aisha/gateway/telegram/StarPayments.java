package dev.aisha.gateway.telegram;

import com.pengrad.telegrambot.model.request.LabeledPrice;
import com.pengrad.telegrambot.model.stars.StarTransaction;
import com.pengrad.telegrambot.model.stars.partner.TransactionPartner;
import com.pengrad.telegrambot.model.stars.partner.TransactionPartnerUser;
import com.pengrad.telegrambot.request.AnswerPreCheckoutQuery;
import com.pengrad.telegrambot.request.GetStarTransactions;
import com.pengrad.telegrambot.request.RefundStarPayment;
import com.pengrad.telegrambot.request.SendInvoice;
import com.pengrad.telegrambot.response.BaseResponse;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Telegram Stars (https://core.telegram.org/bots/payments-stars): invoices, the word before a payment, refunds. */
@Singleton
public final class StarPayments {
    private static final Logger LOG = Logger.getLogger(StarPayments.class);

    /** What {@code getStarTransactions} hands out at most. */
    public static final int MOST_TRANSACTIONS = 100;

    private static final String STARS = "XTR";

    private final TelegramCalls calls;

    StarPayments(TelegramCalls calls) {
        this.calls = calls;
    }

    /**
     * Sends an invoice, whose Pay button Telegram adds.
     *
     * @param title at most 32 characters
     * @param description at most 255 characters
     * @param payload comes back with the payment; at most 128 bytes
     * @return whether it stands in the chat, as far as anybody knows
     */
    public boolean sendInvoice(long chatId, String title, String description, String payload, long stars) {
        return calls.call(new SendInvoice(
                        chatId,
                        title,
                        description,
                        payload,
                        STARS,
                        List.of(new LabeledPrice(title, Math.toIntExact(stars)))))
                instanceof TelegramAnswer.Ok;
    }

    /** Lets somebody pay. */
    public void letPay(String checkoutId) {
        warnUnlessOk(calls.call(new AnswerPreCheckoutQuery(checkoutId)));
    }

    /** Does not, and tells why. Nothing is paid. */
    public void refusePay(String checkoutId, String why) {
        warnUnlessOk(calls.call(new AnswerPreCheckoutQuery(checkoutId, why)));
    }

    private static void warnUnlessOk(TelegramAnswer<BaseResponse> answer) {
        if (!(answer instanceof TelegramAnswer.Ok)) {
            LOG.warnf(
                    "a checkout was not answered, nothing is paid answer=%s",
                    answer.getClass().getSimpleName());
        }
    }

    /** What became of the wish to give Stars back. */
    public enum GivenBack {
        /** They are back, from now on or since earlier. */
        YES,
        /** Telegram was not reached, or not for sure: ask again. */
        UNKNOWN,
        /** Telegram does not do it. */
        REFUSED
    }

    /** Gives the Stars of a payment back. May be repeated. */
    public GivenBack giveBack(long payerId, String chargeId) {
        return switch (calls.call(new RefundStarPayment(payerId, chargeId))) {
            case TelegramAnswer.Ok<BaseResponse> ok -> GivenBack.YES;
            case TelegramAnswer.Refused<BaseResponse> refused -> {
                if (refused.description().contains("CHARGE_ALREADY_REFUNDED")) {
                    yield GivenBack.YES;
                }
                LOG.errorf("Telegram does not give Stars back description=%s", refused.description());
                yield GivenBack.REFUSED;
            }
            case TelegramAnswer.TooMany<BaseResponse> tooMany -> GivenBack.UNKNOWN;
            case TelegramAnswer.Moved<BaseResponse> moved -> GivenBack.UNKNOWN;
            case TelegramAnswer.Unreachable<BaseResponse> unreachable -> GivenBack.UNKNOWN;
        };
    }

    /**
     * What Telegram has written down, oldest first, from a place on; those with people alone.
     *
     * @return as many as there are, at most {@value #MOST_TRANSACTIONS}; empty where Telegram does not answer
     */
    public Optional<Page> transactions(int from) {
        return calls.call(new GetStarTransactions().offset(from).limit(MOST_TRANSACTIONS))
                                instanceof TelegramAnswer.Ok<?> ok
                        && ok.response()
                                instanceof com.pengrad.telegrambot.response.GetStarTransactionsResponse response
                ? Optional.of(page(response.result().transactions()))
                : Optional.empty();
    }

    /**
     * Some transactions.
     *
     * @param read how many there were, with others than people among them
     */
    public record Page(int read, List<IncomingPayment> payments) {}

    private static Page page(StarTransaction[] all) {
        return new Page(
                all.length, Arrays.stream(all).flatMap(StarPayments::payment).toList());
    }

    private static Stream<IncomingPayment> payment(StarTransaction line) {
        boolean refund = line.receiver() != null;
        @Nullable TransactionPartner partner = refund ? line.receiver() : line.source();
        return partner instanceof TransactionPartnerUser person && person.invoicePayload() != null
                ? Stream.of(new IncomingPayment(
                        person.user().id(),
                        person.user().languageCode(),
                        refund,
                        line.id(),
                        line.amount(),
                        person.invoicePayload()))
                : Stream.of();
    }
}
