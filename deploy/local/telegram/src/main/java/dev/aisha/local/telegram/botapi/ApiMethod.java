package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.databind.JsonNode;

/** Carries out one method of the Bot API. */
@FunctionalInterface
interface ApiMethod {

    /**
     * The {@code result} of the answer.
     *
     * @throws Refusal with what Telegram says where it is not done
     */
    JsonNode run(Parameters parameters);
}
