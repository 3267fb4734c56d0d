package dev.aisha.billing.platform;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** The service's own pool, in which a {@link Mutant} can be planted. */
@Alternative
@Singleton
public final class MutablePool implements PgPoolCreator {
    /** The one whose place it takes: there may be one only. */
    public static final String SERVICES_OWN = BoundedPool.class.getName();

    @Override
    @SuppressWarnings("deprecation") // Quarkus takes a pool for a PgPool still.
    public Pool create(Input input) {
        Pool pool = new BoundedPool().create(input);
        return (Pool) Proxy.newProxyInstance(
                MutablePool.class.getClassLoader(), new Class<?>[] {PgPool.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("preparedQuery")) {
                        arguments[0] = Mutant.rewrite((String) arguments[0]);
                    }
                    try {
                        return method.invoke(pool, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
