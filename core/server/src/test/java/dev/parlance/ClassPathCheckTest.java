package dev.parlance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPathCheckTest {
    private static final Map<String, LibraryVersion> NOTHING = Map.of();

    @Test
    void theClassPathOfThisBuildFitsAndAllItsVersionsAreRead() {
        ClassLoader loader = ClassPathCheck.class.getClassLoader();
        LibraryVersions found = new LibraryVersions(loader);

        assertThat(found.netty()).hasSize(10);
        assertThat(found.jackson())
                .containsOnlyKeys("jackson-annotations", "jackson-core", "jackson-databind", "jackson-datatype-jsr310");
        assertThatCode(() -> ClassPathCheck.check(loader)).doesNotThrowAnyException();
    }

    @Test
    void oneSentenceSaysWhatWasFoundAndWhatIsNeeded() {
        Map<String, LibraryVersion> netty = Map.of(
                "netty-common", LibraryVersion.of("4.1.130.Final"),
                "netty-buffer", LibraryVersion.of("4.1.137.Final"),
                "netty-codec", LibraryVersion.of("4.1.137.Final"));

        assertThatThrownBy(() -> ClassPathCheck.check(netty, jackson("2.21", "2.18.3", "2.21.2")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Parlance cannot run on this class path: it needs all of Netty in one version, at least 4.1.135 or"
                                + " 4.2.15, and found 4.1.130.Final (netty-common) and 4.1.137.Final (netty-buffer, netty-codec);"
                                + " it needs Jackson 2.18.3 or later, its core, databind and jsr310 of one minor version and its"
                                + " annotations not older, and found 2.18.3 (jackson-core) and 2.21 (jackson-annotations) and"
                                + " 2.21.2 (jackson-databind); importing dev.parlance:parlance-bom into the dependency"
                                + " management gives versions that fit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4.1.135.Final", "4.1.137.Final-redhat-00001", "4.2.15.Final", "4.2.18.Final", "4.3.0.Final"})
    void oneVersionOfNettyFits(String version) {
        assertThatCode(() -> ClassPathCheck.check(netty(version, version), NOTHING))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "4.1.134.Final,4.1.134.Final",
        "4.0.56.Final,4.0.56.Final",
        "4.2.0.RC1,4.1.135.Final",
        "4.1.135.Final,4.1.136.Final",
        "4.2.14.Final,4.2.14.Final",
        "4.1.135.Final,4.2.18.Final",
        "4.2.17.Final,4.2.18.Final"
    })
    void anOldNettyAndAMixedOneDoNotFit(String common, String buffer) {
        assertThatThrownBy(() -> ClassPathCheck.check(netty(common, buffer), NOTHING))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(common, buffer, "parlance-bom");
    }

    @ParameterizedTest
    @CsvSource({"2.18.0,2.18.3,2.18.3", "2.21,2.21.0,2.21.2", "2.22,2.21.2,2.21.2", "2.21,2.18.3,2.18.6"})
    void aJacksonOfOneMinorVersionFits(String annotations, String core, String databind) {
        assertThatCode(() -> ClassPathCheck.check(NOTHING, jackson(annotations, core, databind)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "2.17.2,2.17.2,2.17.2",
        "2.18.2,2.18.2,2.18.3",
        "2.21,2.15.4,2.15.4",
        "2.21,2.18.3,2.21.2",
        "2.21,2.22.3,2.21.2",
        "2.18.3,2.21.2,2.21.2"
    })
    void anOldJacksonAndAMixedOneDoNotFit(String annotations, String core, String databind) {
        assertThatThrownBy(() -> ClassPathCheck.check(NOTHING, jackson(annotations, core, databind)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(annotations, core, databind, "parlance-bom");
    }

    @Test
    void whatHasNoVersionIsNotJudged() {
        assertThatCode(() -> ClassPathCheck.check(NOTHING, NOTHING)).doesNotThrowAnyException();
        assertThat(LibraryVersion.parse("unknown")).isEmpty();
        assertThat(LibraryVersion.parse("0.0.0")).isEmpty();
        assertThat(LibraryVersion.parse("99999999.1")).isEmpty();
    }

    private static Map<String, LibraryVersion> netty(String common, String buffer) {
        return versions(Map.of("netty-common", common, "netty-buffer", buffer));
    }

    private static Map<String, LibraryVersion> jackson(String annotations, String core, String databind) {
        return versions(Map.of("jackson-annotations", annotations, "jackson-core", core, "jackson-databind", databind));
    }

    private static Map<String, LibraryVersion> versions(Map<String, String> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, text -> LibraryVersion.of(text.getValue())));
    }
}
