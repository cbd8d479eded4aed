package dev.parlance;

import dev.parlance.event.Incubating;
import dev.parlance.internal.configuration.NearestName;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Options of a server as texts: from the environment, from system properties, from a file, or from any map. The names are those of
 * {@link ServerProperty#all}, as in {@code ping-interval}; an environment has {@code PARLANCE_PING_INTERVAL}. Immutable.
 *
 * <pre>{@code
 * ParlanceServer server = ParlanceServer.builder()
 *         .port(9092)                                                       // unless the configuration has one
 *         .configure(ServerConfiguration.ofFile(Path.of("parlance.properties")).and(ServerConfiguration.ofEnvironment()))
 *         .build();
 * }</pre>
 *
 * <p>Durations are {@code 25s}, {@code 500ms}, {@code 2m} or {@code PT25S}; sizes {@code 1000000}, {@code 1MB} (1,000,000 bytes) or
 * {@code 64KiB} (65,536); lists have commas; rates are {@code 5000/10s}, {@code 10/1s REPORT} or {@code unlimited}. An empty value
 * is as if the name were not there.
 */
@Incubating
public final class ServerConfiguration {
    static final String ENVIRONMENT_PREFIX = "PARLANCE_";
    private static final String SYSTEM_PREFIX = "parlance.";

    /** By name; unknown ones among them. */
    private final Map<String, Setting> settings;

    /**
     * A value, and what it is called where it comes from.
     *
     * @param naming how a property is called there
     */
    private record Setting(String source, String value, Function<ServerProperty, String> naming) {}

    private ServerConfiguration(Map<String, Setting> settings) {
        this.settings = settings;
    }

    /** The variables of the process's environment that begin with {@code PARLANCE_}. */
    public static ServerConfiguration ofEnvironment() {
        return ofEnvironment(System.getenv());
    }

    /** The variables of an environment that begin with {@code PARLANCE_}; others are ignored. */
    public static ServerConfiguration ofEnvironment(Map<String, String> variables) {
        Map<String, String> names = new LinkedHashMap<>();
        ServerProperty.all().forEach(property -> names.put(property.environmentVariable(), property.name()));
        Map<String, Setting> settings = new LinkedHashMap<>();
        variables.forEach((variable, value) -> {
            if (variable.startsWith(ENVIRONMENT_PREFIX)) {
                String name = names.getOrDefault(variable, variable.substring(ENVIRONMENT_PREFIX.length()));
                settings.put(name, new Setting(variable, value, ServerProperty::environmentVariable));
            }
        });
        return new ServerConfiguration(settings);
    }

    /** The system properties that begin with {@code parlance.}, as in {@code -Dparlance.ping-interval=25s}. */
    public static ServerConfiguration ofSystemProperties() {
        return of(System.getProperties(), SYSTEM_PREFIX);
    }

    /** All of those properties. */
    public static ServerConfiguration of(Properties properties) {
        return of(properties, "");
    }

    /**
     * Those of the properties that begin with a prefix, without it; others are ignored.
     *
     * <pre>{@code
     * builder.configure(ServerConfiguration.of(properties, "app.socketio."));
     * }</pre>
     */
    public static ServerConfiguration of(Properties properties, String prefix) {
        Map<String, String> values = new LinkedHashMap<>();
        new TreeSet<>(properties.stringPropertyNames()).forEach(name -> values.put(name, properties.getProperty(name)));
        return of(values, prefix);
    }

    /** All of those values by their names. */
    public static ServerConfiguration of(Map<String, String> values) {
        return of(values, "");
    }

    private static ServerConfiguration of(Map<String, String> values, String prefix) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                settings.put(
                        name.substring(prefix.length()),
                        new Setting(name, value, property -> prefix + property.name()));
            }
        });
        return new ServerConfiguration(settings);
    }

    /**
     * All properties of a file, in UTF-8, as {@link Properties#load} reads them.
     *
     * @throws IllegalArgumentException if it cannot be read, in a sentence that names the file
     */
    public static ServerConfiguration ofFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the configuration file " + file + " cannot be read: " + e, e);
        }
        return of(properties);
    }

    /** These, and those of another one, which counts where both have a name. */
    public ServerConfiguration and(ServerConfiguration other) {
        Map<String, Setting> all = new LinkedHashMap<>(settings);
        all.putAll(other.settings);
        return new ServerConfiguration(all);
    }

    void applyTo(ServerBuilder builder) {
        List<String> refusals = new ArrayList<>();
        settings.forEach((name, setting) -> {
            if (!AllProperties.BY_NAME.containsKey(name)) {
                refusals.add(unknown(name, setting));
            }
        });
        for (ServerProperty property : AllProperties.IN_ORDER) {
            Setting setting = settings.get(property.name());
            if (setting != null && !setting.value().isBlank()) {
                set(builder, property, setting, refusals);
            }
        }
        if (!refusals.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), refusals));
        }
    }

    private static void set(ServerBuilder builder, ServerProperty property, Setting setting, List<String> refusals) {
        try {
            property.set(builder, setting.value().strip());
        } catch (IllegalArgumentException e) {
            refusals.add("the property " + setting.source() + " is refused: " + e.getMessage());
        }
    }

    private static String unknown(String name, Setting setting) {
        String canonical = name.toLowerCase(Locale.ROOT).replace('_', '-');
        ServerProperty nearest = AllProperties.BY_NAME.get(NearestName.of(canonical, AllProperties.BY_NAME.keySet()));
        return "the property " + setting.source() + " is unknown; the nearest one is "
                + setting.naming().apply(nearest);
    }

    /** The names of what it has; no values. */
    @Override
    public String toString() {
        return "ServerConfiguration" + new TreeSet<>(settings.keySet());
    }
}
