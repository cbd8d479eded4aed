package dev.parlance.architecture.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypePrinterTest {
    @Test
    void everyKindOfTypeAndMemberIsPrintedAsCallersSeeIt(@TempDir Path root) throws IOException {
        Path module = root.resolve("core/talk");
        Path sources = Files.createDirectories(module.resolve("src/main/java/a"));
        Files.createDirectories(module.resolve("src/main/java/a/internal"));
        Files.writeString(
                module.resolve("pom.xml"),
                "<parent></parent><artifactId>talk</artifactId><maven.deploy.skip>false</maven.deploy.skip>");
        Files.writeString(
                module.resolve("src/main/java/a/internal/Hidden.java"), "package a.internal; public class Hidden {}");
        Files.writeString(sources.resolve("Inside.java"), "package a; class Inside { public void call() {} }");
        Files.writeString(sources.resolve("Talk.java"), """
                package a;
                @Incubating
                public abstract sealed class Talk<P extends @Nullable Object> extends Base implements One, Two permits Sub {
                    public static final int MAX = 1;
                    protected @Nullable String name;
                    private int hidden;
                    int alsoHidden;
                    protected Talk(@Limit(3) String name) {}
                    private Talk() {}
                    @Override public String toString() { return ""; }
                    @Override public final void close() throws java.io.IOException {}
                    public static <P> @Nullable P of(Class<P> type, @Nullable Object @Nullable ... more) { return null; }
                    @Incubating public abstract List<@Nullable Object> all();
                    void inside() {}
                    public record Said(@Limit(ID) String from, @Nullable List<String> more) {
                        public static final Said NOTHING = null;
                        public Said { }
                        public String from() { return from; }
                        public boolean isEmpty() { return true; }
                    }
                    public enum Kind { TWO, ONE; public int size() { return 1; } }
                    public interface Listener { void event(String text) throws Exception; default void other() {} }
                    public static class Plain { }
                    static class Hidden { public int no() { return 1; } }
                    public @interface Emits { String value() default "x"; }
                }
                """);

        assertThat(PublicApi.of(root).replaceAll("(?m)^#.*\\n", "").strip()).isEqualTo("""
                        package a

                        @Incubating abstract sealed class Talk<P extends @Nullable Object> extends Base implements One, Two permits Sub
                            static final int MAX
                            protected @Nullable String name
                            protected Talk(String name)
                            @Incubating abstract List<@Nullable Object> all()
                            final void close() throws java.io.IOException
                            static <P> @Nullable P of(Class<P> type, @Nullable Object @Nullable ... more)

                        @interface Talk.Emits
                            String value() default "x"

                        enum Talk.Kind
                            TWO
                            ONE
                            int size()

                        interface Talk.Listener
                            void event(String text) throws Exception
                            default void other()

                        class Talk.Plain
                            Plain()

                        record Talk.Said(String from, @Nullable List<String> more)
                            static final Said NOTHING
                            boolean isEmpty()""");
    }
}
