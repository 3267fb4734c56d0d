package dev.aisha.local.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Whether a service of this machine says that it is ready. */
final class Health {
    private static final int ANSWERS_WITHIN_MILLIS = 3_000;

    private final String url;

    Health(int port) {
        this.url = "http://127.0.0.1:" + port;
    }

    String url() {
        return url;
    }

    boolean isReady() {
        try {
            var connection = (HttpURLConnection)
                    URI.create(url + "/q/health/ready").toURL().openConnection();
            connection.setConnectTimeout(ANSWERS_WITHIN_MILLIS);
            connection.setReadTimeout(ANSWERS_WITHIN_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
