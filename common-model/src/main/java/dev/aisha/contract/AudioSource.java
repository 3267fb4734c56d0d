package dev.aisha.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where a worker finds the audio of a job. Never a URL: Telegram's contain the bot's token. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AudioSource.TelegramFile.class, name = "telegram_file"),
    @JsonSubTypes.Type(value = AudioSource.StoredObject.class, name = "stored_object")
})
public sealed interface AudioSource {

    /** A file that Telegram keeps; {@code fileId} is what {@code getFile} takes. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record TelegramFile(String fileId) implements AudioSource {}

    /** An object in the bucket. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record StoredObject(String key) implements AudioSource {}
}
