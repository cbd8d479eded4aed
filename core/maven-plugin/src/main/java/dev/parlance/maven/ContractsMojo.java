package dev.parlance.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Generates the contracts of the project's catalogues: TypeScript, AsyncAPI and the reference. */
@Mojo(
        name = "contracts",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class ContractsMojo extends CatalogueMojo {
    /** The folders whose sources document the events; those of the project by default. */
    @Parameter(defaultValue = "${project.compileSourceRoots}")
    private List<String> sources = List.of();

    /**
     * The file for TypeScript types; none by default. <code>{catalogue}</code> in it stands for the catalogue's name, here
     * and in <code>asyncapi</code>, and is required if there are several catalogues.
     */
    @Parameter
    private @Nullable File typescript;

    /** The file for an AsyncAPI 3 document; none by default. */
    @Parameter
    private @Nullable File asyncapi;

    /** The file for a reference in Markdown, of all the catalogues; none by default. */
    @Parameter
    private @Nullable File markdown;

    /** Whether nothing is written, and a file that is out of date fails the build. */
    @Parameter(property = "parlance.check", defaultValue = "false")
    private boolean check;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        List<String> arguments = new ArrayList<>();
        for (String folder : sources) {
            if (new File(folder).isDirectory()) {
                arguments.addAll(List.of("--sources", folder));
            }
        }
        addFile("--typescript", typescript, arguments);
        addFile("--asyncapi", asyncapi, arguments);
        addFile("--markdown", markdown, arguments);
        if (check) {
            arguments.add("--check");
        }
        run(arguments, "Files are out of date; parlance:contracts without check writes them");
    }

    private static void addFile(String option, @Nullable File file, List<String> arguments) {
        if (file != null) {
            arguments.addAll(List.of(option, file.toString()));
        }
    }
}
