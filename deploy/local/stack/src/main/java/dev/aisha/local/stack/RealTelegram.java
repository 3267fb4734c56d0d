package dev.aisha.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the real Telegram whose token the user has, to say where the bot is found. */
final class RealTelegram {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

    private RealTelegram() {}

    /** Where people find the bot, in a few words. Neither the token nor an address with it is ever repeated. */
    static String whereToClick(String apiUrl, String token) {
        try (var client = HttpClient.newBuilder().connectTimeout(ANSWERS_WITHIN).build()) {
            var request = HttpRequest.newBuilder(URI.create(apiUrl + "/bot" + token + "/getMe"))
                    .timeout(ANSWERS_WITHIN)
                    .build();
            var answer = new ObjectMapper()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
            var username = answer.path("result").path("username").asText("");
            return username.isEmpty()
                    ? "your bot in Telegram (getMe answered: "
                            + answer.path("description").asText("nothing useful") + ")"
                    : "https://t.me/" + username;
        } catch (IOException | IllegalArgumentException e) {
            return "your bot in Telegram (which cannot be asked for its name just now)";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "your bot in Telegram";
        }
    }
}
