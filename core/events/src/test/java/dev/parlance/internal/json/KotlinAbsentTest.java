package dev.parlance.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.Event;
import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An application that does not have Jackson's module for Kotlin on its class path. */
class KotlinAbsentTest {
    public record Plain(String text) {}

    @Test
    void recordsNeedNoKotlin() throws Exception {
        try (URLClassLoader without = without("/kotlin-", "/jackson-module-kotlin")) {
            assertThat(check(without, Plain.class.getName())).isNull();
        }
    }

    @Test
    void aDataClassIsRefusedWithTheNameOfWhatIsMissing() throws Exception {
        try (URLClassLoader without = without("/kotlin-reflect", "/jackson-module-kotlin")) {
            assertThatThrownBy(() -> check(without, Say.class.getName()))
                    .hasRootCauseInstanceOf(IllegalArgumentException.class)
                    .rootCause()
                    .hasMessage("\"say\" (client->server) cannot carry dev.parlance.internal.json.Say: it is a"
                            + " dev.parlance.internal.json.Say, a class of Kotlin, which needs"
                            + " com.fasterxml.jackson.module:jackson-module-kotlin on the class path");
        }
    }

    /** A class loader of its own for this class path without the JARs of those names. */
    private static URLClassLoader without(String... names) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (List.of(names).stream().noneMatch(entry::contains)) {
                urls.add(new File(entry).toURI().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** Checks an event with a payload of that name by a codec of that class loader. */
    private static Object check(ClassLoader loader, String payload) throws Exception {
        Object event = loader.loadClass(ClientEvent.class.getName())
                .getMethod("clientEvent", String.class, Class.class)
                .invoke(null, "say", loader.loadClass(payload));
        Class<?> codec = loader.loadClass(JsonCodec.class.getName());
        Method check = codec.getMethod("check", loader.loadClass(Event.class.getName()));
        return check.invoke(codec.getConstructor().newInstance(), event);
    }
}
