package dev.aisha.local.speech.endpoint;

import dev.aisha.local.speech.endpoint.ReceivedForm.UploadedFile;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a multipart body into memory. What goes over the limit is read to its end, as OpenAI does, but not kept, so that
 * the client hears why it was refused instead of losing its connection.
 */
final class ReceiveForm {

    private final HttpServerRequest request;
    private final Promise<ReceivedForm> received = Promise.promise();
    private final Buffer content = Buffer.buffer();
    private Optional<String> fileName = Optional.empty();

    private ReceiveForm(HttpServerRequest request) {
        this.request = request;
    }

    /** Fails when the body is no multipart form, or the client breaks off. */
    static Future<ReceivedForm> from(HttpServerRequest request) {
        return new ReceiveForm(request).start();
    }

    private Future<ReceivedForm> start() {
        request.setExpectMultipart(true);
        request.uploadHandler(this::receive);
        request.exceptionHandler(received::tryFail);
        request.endHandler(end -> received.tryComplete(form()));
        request.resume();
        return received.future();
    }

    private void receive(HttpServerFileUpload upload) {
        if (!upload.name().equals("file")) {
            return;
        }
        fileName = Optional.ofNullable(upload.filename());
        upload.handler(part -> {
            if (content.length() <= CheckForm.MOST_BYTES) {
                content.appendBuffer(part);
            }
        });
    }

    private ReceivedForm form() {
        var fields = request.formAttributes().entries().stream()
                .collect(Collectors.groupingBy(
                        java.util.Map.Entry::getKey,
                        Collectors.mapping(java.util.Map.Entry::getValue, Collectors.toUnmodifiableList())));
        return new ReceivedForm(request.bytesRead(), fields, fileName.map(name -> new UploadedFile(name, content)));
    }
}
