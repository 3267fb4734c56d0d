package dev.aisha.local.telegram.botapi;

import java.util.LinkedHashMap;
import java.util.Map;

/** Turns a request's parameters into texts for the log of requests. */
final class LoggedParameters {

    private LoggedParameters() {}

    static Map<String, String> of(RawRequest request) {
        var texts = new LinkedHashMap<String, String>();
        request.values()
                .forEach((name, value) -> texts.put(name, value.isTextual() ? value.textValue() : value.toString()));
        request.uploads().forEach((name, upload) -> texts.putIfAbsent(name, upload.fileName()));
        return texts;
    }
}
