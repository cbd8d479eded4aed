package dev.parlance.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Logs the changes for clients since an earlier AsyncAPI document, and fails if any breaks them. */
@Mojo(
        name = "compare",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class CompareMojo extends CatalogueMojo {
    /**
     * The earlier document, written by <code>parlance:contracts</code>. <code>{catalogue}</code> in it stands for
     * the catalogue's name, and is required if there are several catalogues.
     */
    @Parameter(property = "parlance.before", required = true)
    private File before = new File("");

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        run(List.of("--compare", before.toString()), "The catalogue breaks clients of " + before.getName());
    }
}
