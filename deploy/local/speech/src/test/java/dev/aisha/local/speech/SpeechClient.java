package dev.aisha.local.speech;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends transcription requests as a client of OpenAI does. */
final class SpeechClient {

    private static final String BOUNDARY = "aisha-test-boundary";
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String baseUrl;

    SpeechClient(LocalSpeech speech) {
        this.baseUrl = speech.baseUrl();
    }

    HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(baseUrl).resolve(path))
                .header("authorization", "Bearer any")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> transcribe(String fileName, byte[] file, String... namesAndValues) throws Exception {
        return http.send(request("Bearer any", fileName, file, namesAndValues), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> complete(String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + "/chat/completions"))
                .header("authorization", "Bearer any")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> transcribeWithKey(String authorization, String fileName, byte[] file) throws Exception {
        return http.send(
                request(authorization, fileName, file, "model", "whisper-1"), HttpResponse.BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> transcribeLater(String fileName, byte[] file) {
        return http.sendAsync(
                request("Bearer any", fileName, file, "model", "whisper-1"), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String authorization, String fileName, byte[] file, String... namesAndValues) {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            part(body, "name=\"" + namesAndValues[i] + "\"", namesAndValues[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        if (!fileName.isEmpty()) {
            part(body, "name=\"file\"; filename=\"" + fileName + "\"", file);
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return HttpRequest.newBuilder(URI.create(baseUrl + "/audio/transcriptions"))
                .timeout(TIMEOUT)
                .header("authorization", authorization)
                .header("content-type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        var type = disposition.contains("filename") ? "content-type: application/octet-stream\r\n" : "";
        body.writeBytes(
                ("--" + BOUNDARY + "\r\ncontent-disposition: form-data; " + disposition + "\r\n" + type + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
