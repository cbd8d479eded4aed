package dev.parlance;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All properties that configure a server. */
final class AllProperties {
    static final List<ServerProperty> IN_ORDER = Stream.of(
                    NetworkProperties.ALL,
                    TlsProperties.ALL,
                    ConnectionProperties.ALL,
                    MemoryProperties.ALL,
                    RateProperties.ALL,
                    RecoveryProperties.ALL)
            .flatMap(List::stream)
            .toList();

    static final Map<String, ServerProperty> BY_NAME =
            IN_ORDER.stream().collect(Collectors.toUnmodifiableMap(ServerProperty::name, Function.identity()));

    /** The options of a server for which nothing is set. */
    static final ServerOptions DEFAULTS = new ServerOptions(new ServerBuilder());

    private AllProperties() {}
}
