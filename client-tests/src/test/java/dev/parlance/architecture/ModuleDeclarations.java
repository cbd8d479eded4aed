package dev.parlance.architecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.parlance.architecture.api.PublishedModules;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the published modules declare for the module path. */
final class ModuleDeclarations {
    private ModuleDeclarations() {}

    /** A module's declaration as it was compiled; empty if it has none. */
    static Optional<ModuleDescriptor> of(Path module) throws IOException {
        Path file = module.resolve("target/classes/module-info.class");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream compiled = Files.newInputStream(file)) {
            return Optional.of(ModuleDescriptor.read(compiled));
        }
    }

    /** The packages that applications see. */
    static Set<String> publicPackages(Path module) {
        Path sources = module.resolve("src/main/java");
        return PublishedModules.publicSources(module).stream()
                .map(file -> sources.relativize(file.getParent()).toString().replace(File.separatorChar, '.'))
                .collect(Collectors.toSet());
    }

    /** The internal packages that a module's classes depend on, its own among them. */
    static Set<String> insidesUsedBy(Path module) {
        return new ClassFileImporter()
                .importPath(module.resolve("target/classes")).stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .filter(name -> name.startsWith("dev.parlance.internal."))
                        .collect(Collectors.toSet());
    }
}
