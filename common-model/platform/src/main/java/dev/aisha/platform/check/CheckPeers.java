package dev.aisha.platform.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks each peer that a service's environment names, once, with what the service would use: nothing is changed, and nothing of
 * the service runs. Each answer has five seconds.
 */
public final class CheckPeers {
    private CheckPeers() {}

    /**
     * Asks them.
     *
     * @param variables names of those that the service reads
     * @param environment well-formed values
     */
    public static List<Finding> check(Set<String> variables, Map<String, String> environment) {
        AskHttp http = new AskHttp(environment);
        return Stream.of(
                        new Peer("DATABASE_URL", () -> AskDatabase.ask(environment.getOrDefault("DATABASE_URL", ""))),
                        new Peer("REDIS_URL", () -> AskRedis.ask(environment.getOrDefault("REDIS_URL", ""))),
                        new Peer("MINIO_ENDPOINT", http::store),
                        new Peer("TELEGRAM_BOT_TOKEN", http::telegram),
                        new Peer("OPENAI_API_KEY", http::provider),
                        new Peer("BILLING_URL", http::billing))
                .filter(peer -> variables.contains(peer.variable()))
                .map(peer -> peer.question().ask())
                .toList();
    }

    private record Peer(String variable, Question question) {}

    @FunctionalInterface
    private interface Question {
        Finding ask();
    }
}
