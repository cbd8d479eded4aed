package dev.parlance.internal.json.type;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ServerEvent.serverEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.internal.json.JsonCodec;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleAccessTest {
    private static final String DECLARATION = """
            module com.example.shop {
                exports com.example.shop.api;
                opens com.example.shop.wire;
            }
            """;

    private static final JsonCodec CODEC = new JsonCodec();

    @TempDir
    static Path folder;

    private static ClassLoader loader;

    @BeforeAll
    static void compileAModule() throws IOException {
        List<Path> sources = List.of(
                source("module-info.java", DECLARATION),
                source("api/Order.java", "package com.example.shop.api; public record Order(String id) {}"),
                source("api/Hidden.java", "package com.example.shop.api; record Hidden(String id) {}"),
                source(
                        "api/Holder.java",
                        "package com.example.shop.api; class Holder { public record Inner(int a) {} }"),
                source("wire/Line.java", "package com.example.shop.wire; record Line(String text) {}"),
                source("inside/Price.java", "package com.example.shop.inside; public record Price(long cents) {}"));
        Path classes = folder.resolve("classes");
        String[] arguments = Stream.concat(
                        Stream.of("-d", classes.toString()), sources.stream().map(Path::toString))
                .toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                .isZero();
        ModuleLayer boot = ModuleLayer.boot();
        Configuration found =
                boot.configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("com.example.shop"));
        loader = boot.defineModulesWithOneLoader(found, ClassLoader.getSystemClassLoader())
                .findLoader("com.example.shop");
    }

    private static Path source(String name, String text) throws IOException {
        Path file = folder.resolve("sources").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return loader.loadClass("com.example.shop." + name);
    }

    @Test
    void aPublicRecordOfAnExportedPackageCanBeRead() throws Exception {
        assertThat(ModuleAccess.problem(type("api.Order"))).isNull();
        assertThatCode(() -> CODEC.check(clientEvent("order", type("api.Order"))))
                .doesNotThrowAnyException();
    }

    @Test
    void anyRecordOfAnOpenPackageCanBeRead() throws Exception {
        assertThat(ModuleAccess.problem(type("wire.Line"))).isNull();
        assertThatCode(() -> CODEC.check(clientEvent("line", type("wire.Line"))))
                .doesNotThrowAnyException();
    }

    @Test
    void aRecordOfAClosedPackageIsRefusedWithWhatItsModuleMustSay() throws Exception {
        String problem = "is a com.example.shop.inside.Price, which cannot be read by reflection: its module"
                + " com.example.shop must say \"opens com.example.shop.inside to dev.parlance.events,"
                + " com.fasterxml.jackson.databind\"";

        assertThatThrownBy(() -> CODEC.check(clientEvent("price", type("inside.Price"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
        assertThatThrownBy(() -> CODEC.check(serverEvent("price", type("inside.Price"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void aRecordThatIsNotPublicNeedsAnOpenPackage() throws Exception {
        assertThat(ModuleAccess.problem(type("api.Hidden"))).contains("opens com.example.shop.api to");
        assertThat(ModuleAccess.problem(type("api.Holder$Inner"))).contains("opens com.example.shop.api to");
    }

    @Test
    void everyTypeOfTheClassPathCanBeRead() {
        record Local(int number) {}

        assertThat(ModuleAccess.problem(Local.class)).isNull();
    }
}
