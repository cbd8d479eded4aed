package dev.parlance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is published says itself what it needs, in the versions that are tested. */
class PublishedModulesTest {
    private static final List<String> MODULES = List.of("events", "server", "catalogue", "contract", "test-kit");
    private static final Set<String> INTEGRATIONS = Set.of("netty-socketio");

    @ParameterizedTest
    @ValueSource(strings = {"events", "server", "catalogue", "contract", "test-kit", "netty-socketio"})
    void aModuleNamesWhatComesWithTheModulesThatItNeeds(String module) throws Exception {
        Set<String> named = dependencies(pom(module));

        assertThat(named).isNotEmpty();
        for (String other : MODULES) {
            if (named.contains("parlance-" + (other.equals("server") ? "core" : other))) {
                assertThat(named).as(other).containsAll(dependencies(pom(other)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"netty.version", "jackson.version"})
    void theBomManagesTheVersionsThatAreTested(String property) throws Exception {
        assertThat(text(pom("bom"), property)).isEqualTo(text(document(new File("../pom.xml")), property));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"events", "server", "catalogue", "contract", "test-kit", "maven-plugin", "bom", "netty-socketio"
            })
    void aPublishedModuleIsFlattenedAndDescribed(String module) throws Exception {
        Element pom = pom(module);

        assertThat(text(pom, "maven.deploy.skip")).isEqualTo("false");
        assertThat(text(pom, "description")).isNotEmpty();
        assertThat(elements(pom, "plugin").map(plugin -> text(plugin, "artifactId")))
                .contains("flatten-maven-plugin");
        assertThat(elements(pom, "Automatic-Module-Name").count()).isEqualTo(module.equals("bom") ? 0 : 1);
    }

    /** The artifacts that applications get; those that are optional they add themselves. What a plugin needs is not among them. */
    private static Set<String> dependencies(Element pom) {
        Predicate<Element> isLeftOut = dependency -> text(dependency, "scope").equals("test")
                || text(dependency, "optional").equals("true");
        Set<String> artifacts = new LinkedHashSet<>();
        elements(pom, "dependency")
                .filter(dependency -> !dependency
                        .getParentNode()
                        .getParentNode()
                        .getNodeName()
                        .equals("plugin"))
                .filter(isLeftOut.negate())
                .forEach(dependency -> artifacts.add(text(dependency, "artifactId")));
        return artifacts;
    }

    private static Element pom(String module) throws Exception {
        String folder = INTEGRATIONS.contains(module) ? "integrations" : "core";
        return document(new File("../" + folder + "/" + module + "/pom.xml"));
    }

    private static Element document(File file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file)
                .getDocumentElement();
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    /** The text of the first such element; empty if there is none. */
    private static String text(Element parent, String name) {
        return elements(parent, name).map(Element::getTextContent).findFirst().orElse("");
    }
}
