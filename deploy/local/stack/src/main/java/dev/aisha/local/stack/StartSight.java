package dev.aisha.local.stack;

import dev.aisha.local.sight.LocalSight;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The page of figures and traces of a plan's services, also of those that are started elsewhere on their usual port. */
final class StartSight {
    private StartSight() {}

    static LocalSight start(Plan plan) {
        Map<String, URI> services = new LinkedHashMap<>();
        for (var part : Part.values()) {
            part.service().ifPresent(service -> services.put(service.module(), URI.create(plan.url(part))));
        }
        return LocalSight.start(new LocalSight.Options(plan.ports().of(Part.SIGHT), services));
    }
}
