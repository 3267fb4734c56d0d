package dev.aisha.local.stores;

import java.nio.file.Path;

/** A process that starts Redis, in the folder that is named or in a temporary one, says where, and waits for its end. */
final class HoldRedis {
    private HoldRedis() {}

    public static void main(String[] arguments) throws InterruptedException {
        var redis = arguments.length == 0 ? LocalRedis.start() : LocalRedis.start(Path.of(arguments[0]), 0);
        System.out.println(redis.port() + " " + redis.folder());
        Thread.currentThread().join();
    }
}
