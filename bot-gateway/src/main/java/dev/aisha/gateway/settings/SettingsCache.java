package dev.aisha.gateway.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.gateway.redis.AskRedis;
import dev.aisha.gateway.redis.LuaScript;
import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings in Redis, for all replicas; nothing where Redis is away. What a change has made old is never put back. */
@Singleton
public final class SettingsCache {
    private static final LuaScript KEEP = new LuaScript(SettingsCache.class, "keep-settings");
    private static final String KEYS = "aisha:settings:";

    private final RedisDataSource redis;
    private final ObjectMapper json;
    private final SettingsConfig config;
    private final AskRedis shared;

    SettingsCache(RedisDataSource redis, ObjectMapper json, SettingsConfig config, Clock clock) {
        this.redis = redis;
        this.json = json;
        this.config = config;
        shared = new AskRedis("settings", clock);
    }

    Optional<KeptSettings> find(long telegramId) {
        return shared.orElse(() -> read(ask("HGET", key(telegramId), "settings")), Optional::empty);
    }

    /** Keeps them, unless newer ones are. */
    void keep(long telegramId, KeptSettings settings) {
        String body = write(settings);
        shared.orElse(
                () -> Optional.of(KEEP.runWithin(
                        config.redisTimeout(),
                        redis,
                        List.of(key(telegramId)),
                        String.valueOf(settings.version()),
                        body,
                        String.valueOf(config.cachedFor().toMillis()))),
                Optional::empty);
    }

    /** Forgets them, as the user is erased. Where Redis is away they go by themselves soon. */
    public void forget(long telegramId) {
        shared.tell(() -> ask("DEL", key(telegramId)));
    }

    private @Nullable Response ask(String command, String... arguments) {
        return redis.getReactive().execute(command, arguments).await().atMost(config.redisTimeout());
    }

    private Optional<KeptSettings> read(@Nullable Response answer) {
        try {
            return answer == null
                    ? Optional.empty()
                    : Optional.of(json.readValue(answer.toString(), KeptSettings.class));
        } catch (JsonProcessingException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    private String write(KeptSettings settings) {
        try {
            return json.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings cannot be written", e);
        }
    }

    static String key(long telegramId) {
        return KEYS + telegramId;
    }
}
