package dev.parlance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.architecture.api.PublishedModules;
import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is published says itself what it needs, in the versions that are tested. */
class PublishedModulesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path BOM = ROOT.resolve("core/bom");

    static Stream<Path> modules() {
        return PublishedModules.all(ROOT).stream();
    }

    /** What applications depend on. */
    static Stream<Path> libraries() {
        return modules().filter(module -> !PublishedModules.artifact(module).equals("parlance-maven-plugin"));
    }

    static Stream<Path> modulesAndBom() {
        return Stream.concat(modules(), Stream.of(BOM));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aModuleNamesWhatComesWithTheModulesThatItNeeds(Path module) throws Exception {
        Set<String> named = dependencies(pom(module));

        assertThat(named).isNotEmpty();
        for (Path other : libraries().toList()) {
            if (named.contains(PublishedModules.artifact(other))) {
                assertThat(named).as(other.toString()).containsAll(dependencies(pom(other)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"netty.version", "jackson.version"})
    void theBomManagesTheVersionsThatAreTested(String property) throws Exception {
        assertThat(text(pom(BOM), property)).isEqualTo(text(document(new File("../pom.xml")), property));
    }

    @Test
    void theBomManagesWhatIsPublished() throws Exception {
        Set<String> managed = dependencies(pom(BOM));

        assertThat(libraries().map(PublishedModules::artifact)).isSubsetOf(managed);
    }

    @ParameterizedTest
    @MethodSource("modulesAndBom")
    void aPublishedModuleIsFlattenedAndDescribed(Path module) throws Exception {
        Element pom = pom(module);

        assertThat(text(pom, "maven.deploy.skip")).isEqualTo("false");
        assertThat(text(pom, "description")).isNotEmpty();
        assertThat(elements(pom, "plugin").map(plugin -> text(plugin, "artifactId")))
                .contains("flatten-maven-plugin");
    }

    /** By a declaration, or, where dependencies have none, by a name that a declaration can have later. */
    @ParameterizedTest
    @MethodSource("modules")
    void aPublishedModuleHasOneNameOnTheModulePath(Path module) throws Exception {
        Set<String> names = Stream.concat(
                        elements(pom(module), "Automatic-Module-Name").map(Element::getTextContent),
                        ModuleDeclarations.of(module).stream().map(ModuleDescriptor::name))
                .collect(Collectors.toSet());

        assertThat(names).hasSize(1).allMatch(name -> name.startsWith("dev.parlance."));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleExportsItsPublicPackagesToAllAndTheOthersToOurModulesOnly(Path module) throws Exception {
        for (ModuleDescriptor declared : ModuleDeclarations.of(module).stream().toList()) {
            assertThat(declared.opens())
                    .allMatch(ModuleDescriptor.Opens::isQualified)
                    .allMatch(opened -> opened.targets().equals(Set.of("org.junit.platform.commons")));
            assertThat(declared.exports())
                    .allMatch(exported ->
                            exported.isQualified() == exported.source().startsWith("dev.parlance.internal"))
                    .allMatch(exported -> exported.targets().stream().allMatch(to -> to.startsWith("dev.parlance.")));
            assertThat(declared.exports().stream().map(ModuleDescriptor.Exports::source))
                    .containsAll(ModuleDeclarations.publicPackages(module));
        }
    }

    /** On the module path a module sees only what is exported to its name. */
    @ParameterizedTest
    @MethodSource("modules")
    void whatAModuleUsesOfAnothersInsidesIsExportedToIt(Path module) throws Exception {
        String name = nameOf(module);
        Set<String> used = ModuleDeclarations.insidesUsedBy(module);
        for (Path other : modules().filter(each -> !each.equals(module)).toList()) {
            for (ModuleDescriptor declared :
                    ModuleDeclarations.of(other).stream().toList()) {
                Set<String> hidden = declared.packages().stream()
                        .filter(used::contains)
                        .filter(inside -> declared.exports().stream()
                                .noneMatch(exported -> exported.source().equals(inside)
                                        && exported.targets().contains(name)))
                        .collect(Collectors.toSet());
                assertThat(hidden)
                        .as("%s, not exported to %s", declared.name(), name)
                        .isEmpty();
            }
        }
    }

    private static String nameOf(Path module) throws Exception {
        return ModuleDeclarations.of(module)
                .map(ModuleDescriptor::name)
                .orElse(text(pom(module), "Automatic-Module-Name"));
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

    private static Element pom(Path module) throws Exception {
        return document(module.resolve("pom.xml").toFile());
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
