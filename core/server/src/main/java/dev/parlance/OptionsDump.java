package dev.parlance;

import dev.parlance.event.Catalogue;
import dev.parlance.internal.configuration.EffectiveOptions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All options of a server as texts: those that are properties, by their names, and what only code can set. */
final class OptionsDump {
    private OptionsDump() {}

    /**
     * Logs them, if anybody would see it.
     *
     * @param resolved values that the engine has chosen, by the names of their properties
     */
    static void log(ServerOptions options, Map<String, String> resolved) {
        if (EffectiveOptions.isLogged()) {
            Map<String, String> values = of(options);
            values.putAll(resolved);
            EffectiveOptions.log(values);
        }
    }

    /** In the order of the reference. */
    static Map<String, String> of(ServerOptions options) {
        Map<String, String> values = new LinkedHashMap<>();
        ServerProperty.all().forEach(property -> values.put(property.name(), property.valueIn(options)));
        values.put(
                "catalogues", options.catalogues().stream().map(Catalogue::name).collect(Collectors.joining(",")));
        values.put("adapters", classOf(options.adapters()));
        values.put("handshakeHook", classOf(options.handshakeHook()));
        values.put("originCheck", classOf(options.originCheck()));
        values.put("listeners", classesOf(options.listeners()));
        values.put("interceptors", classesOf(options.interceptors()));
        values.put("exceptionMappers", classesOf(options.exceptionMappers()));
        values.put("payloadValidators", classesOf(options.payloadValidators()));
        values.put("executor", classOf(options.executor()));
        values.put("blockingExecutor", classOf(options.blockingExecutor()));
        values.put("jsonModules", classesOf(options.jsonModules()));
        values.put("tls", classOf(options.tls()));
        return values;
    }

    private static String classesOf(Collection<?> objects) {
        return objects.stream().map(OptionsDump::classOf).collect(Collectors.joining(","));
    }

    private static String classOf(@Nullable Object object) {
        return object == null ? "" : object.getClass().getName();
    }
}
