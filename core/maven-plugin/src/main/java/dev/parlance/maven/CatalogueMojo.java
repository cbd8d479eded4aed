package dev.parlance.maven;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals have in common: they run on the classes of the project. */
abstract class CatalogueMojo extends AbstractMojo {
    /** The catalogues, each as <code>com.example.Shop#CATALOGUE</code>: a public constant of a public class. */
    @Parameter(property = "parlance.catalogues", required = true)
    private List<String> catalogues = List.of();

    @Parameter(defaultValue = "${project.runtimeClasspathElements}", readonly = true)
    private List<String> classPath = List.of();

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true)
    private List<Artifact> pluginArtifacts = List.of();

    final void run(List<String> options, String failure) throws MojoExecutionException, MojoFailureException {
        List<String> arguments = new ArrayList<>();
        catalogues.forEach(catalogue -> arguments.addAll(List.of("--catalogue", catalogue)));
        arguments.addAll(options);
        // Not the plugin's own loader: the catalogue must be of the class that the contract is made of.
        try (URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getSystemClassLoader())) {
            int status = new ContractsRun(loader, getLog()).run(arguments);
            if (status == 1) {
                throw new MojoFailureException(failure);
            }
            if (status != 0) {
                throw new MojoExecutionException("The contract cannot be made; the reason is logged above");
            }
        } catch (IOException e) {
            throw new MojoExecutionException("The class path cannot be read", e);
        }
    }

    /** The project's class path, followed by the plugin's for what the project lacks. */
    private URL[] urls() throws MalformedURLException {
        Stream<File> files = Stream.concat(
                classPath.stream().map(File::new), pluginArtifacts.stream().map(Artifact::getFile));
        List<URL> urls = new ArrayList<>();
        for (File file : files.toList()) {
            urls.add(file.toURI().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
