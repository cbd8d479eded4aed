package dev.parlance.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
    @TempDir
    Path target;

    @Test
    void theClassesBesideTheFileComeFirst() throws IOException {
        Path classes = Files.createDirectory(target.resolve("classes"));
        Path file = Files.writeString(target.resolve("classpath.txt"), "/a.jar" + File.pathSeparator + "/b.jar\n");

        ClassPath classPath = ClassPath.read(file);

        assertThat(classPath.entries()).containsExactly(classes.toString(), "/a.jar", "/b.jar");
        assertThat(classPath).hasToString(String.join(File.pathSeparator, classPath.entries()));
    }

    @Test
    void whatHasNotBeenBuiltIsNamed() {
        Path file = target.resolve("classpath.txt");

        assertThatThrownBy(() -> ClassPath.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void theVersionOfAnArtifactIsFound() throws IOException {
        Path properties = target.resolve("META-INF/maven/org.example/thing/pom.properties");
        Files.createDirectories(properties.getParent());
        Files.writeString(properties, "version=1.2.3\n");
        ClassPath classPath = new ClassPath(List.of(target.toString()));

        assertThat(classPath.version("org.example", "thing")).contains("1.2.3");
        assertThat(classPath.version("org.example", "other")).isEmpty();
    }
}
