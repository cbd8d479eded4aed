import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Fails if what is staged for a release lacks something that Maven Central requires:
 * java bin/StagedRepository.java FOLDER VERSION [--signed].
 */
class StagedRepository {
    private static final List<String> ELEMENTS = List.of(
            "name", "description", "url", "licenses/license/name", "licenses/license/url", "developers/developer/name",
            "scm/url", "scm/connection");

    private final List<String> faults = new ArrayList<>();
    private final String version;
    private final boolean signed;

    private StagedRepository(String version, boolean signed) {
        this.version = version;
        this.signed = signed;
    }

    public static void main(String[] arguments) throws Exception {
        StagedRepository repository =
                new StagedRepository(arguments[1], List.of(arguments).contains("--signed"));
        List<Path> poms;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            poms = files.filter(file -> file.toString().endsWith(".pom")).sorted().toList();
        }
        if (poms.isEmpty()) {
            repository.faults.add("nothing is staged in " + arguments[0]);
        }
        for (Path pom : poms) {
            repository.check(pom);
        }
        repository.faults.forEach(fault -> System.err.println("release: " + fault));
        if (!repository.faults.isEmpty()) {
            System.exit(1);
        }
        System.out.println(poms.size() + " artifacts have all of it");
    }

    private void check(Path pom) throws Exception {
        String name = pom.getFileName().toString().replaceFirst("\\.pom$", "");
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
        for (String path : ELEMENTS) {
            require(!text(project, path).isBlank(), name + " has no " + path + " in its POM");
        }
        require(text(project, "version").equals(version), name + " is not of version " + version);
        require(child(project, "parent") == null, name + " has a parent, which would have to be published, too");
        String all = Files.readString(pom);
        require(!all.contains("-SNAPSHOT"), name + " needs a snapshot");
        require(!all.contains("<version>${"), name + " leaves a version open");
        boolean hasClasses = !text(project, "packaging").equals("pom");
        for (String ending : hasClasses ? List.of(".jar", "-sources.jar", "-javadoc.jar") : List.<String>of()) {
            exists(pom.resolveSibling(name + ending));
        }
        if (hasClasses) {
            exists(pom.resolveSibling(name + "-cyclonedx.json"));
        }
        for (Path file : filesBeside(pom)) {
            exists(Path.of(file + ".md5"));
            exists(Path.of(file + ".sha1"));
            if (signed) {
                exists(Path.of(file + ".asc"));
            }
        }
    }

    /** Those that need a signature and checksums. */
    private static List<Path> filesBeside(Path pom) throws IOException {
        try (Stream<Path> files = Files.list(pom.getParent())) {
            return files.filter(file -> !file.toString().matches(".*\\.(md5|sha1|sha256|sha512|asc)"))
                    .filter(file -> !file.getFileName().toString().startsWith("maven-metadata"))
                    .sorted()
                    .toList();
        }
    }

    private void exists(Path file) throws IOException {
        require(Files.exists(file) && Files.size(file) > 0, file.getFileName() + " is missing");
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private static String text(Element project, String path) {
        Element found = project;
        for (String name : path.split("/")) {
            found = found == null ? null : child(found, name);
        }
        return found == null ? "" : found.getTextContent().strip();
    }

    private static Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        return null;
    }
}
