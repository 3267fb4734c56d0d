package dev.aisha.gateway.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.aisha.contract.JobStreams;
import io.quarkus.redis.datasource.stream.StreamMessage;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads entries as messages. What a later version wrote is read as far as it is understood. */
final class WorkerMessages<T> {
    private static final Logger LOG = Logger.getLogger(WorkerMessages.class);

    private final ObjectReader reader;

    WorkerMessages(ObjectMapper json, Class<T> type) {
        this.reader = json.readerFor(type)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);
    }

    /** The message in an entry; empty, and logged, if there is none that can be read. */
    Optional<T> read(StreamMessage<String, String, String> entry) {
        String body = entry.payload().get(JobStreams.BODY);
        try {
            return body == null ? unreadable(entry, "no body") : Optional.of(reader.readValue(body));
        } catch (JsonProcessingException e) {
            return unreadable(entry, e.getClass().getSimpleName());
        }
    }

    private Optional<T> unreadable(StreamMessage<String, String, String> entry, String fault) {
        LOG.errorf("entry dropped, it cannot be read stream=%s entry=%s fault=%s", entry.key(), entry.id(), fault);
        return Optional.empty();
    }
}
