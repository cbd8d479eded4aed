package dev.parlance.contract;

import dev.parlance.contract.asyncapi.AsyncApi;
import dev.parlance.contract.compare.AsyncApiDocument;
import dev.parlance.contract.compare.ContractComparison;
import dev.parlance.contract.model.Contract;
import dev.parlance.contract.model.ContractException;
import dev.parlance.contract.reader.ContractReader;
import dev.parlance.contract.reader.JavadocReader;
import dev.parlance.contract.reference.MarkdownReference;
import dev.parlance.contract.typescript.TypeScript;
import dev.parlance.event.Catalogue;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line that generates the contract of a catalogue from its tokens and their Javadoc, in TypeScript, AsyncAPI and
 * Markdown, and compares it with an earlier version. {@code --help} lists the options. Needs a JDK, since it reads sources.
 */
public final class Contracts {
    private Contracts() {}

    /** Runs the command line, and exits with the status of {@link #run} unless it is 0. */
    public static void main(String[] arguments) {
        int status = run(System.out, System.err, arguments);
        // Maven may run this in its own VM, which must go on.
        if (status != 0) {
            System.exit(status);
        }
    }

    /**
     * Runs the command line.
     *
     * @return 0 for success, 1 if {@code --check} found a file out of date or {@code --compare} a change that breaks
     *     clients, 2 if the arguments or the catalogue are invalid
     */
    public static int run(PrintStream out, PrintStream errors, String... arguments) {
        try {
            ContractOptions options = ContractOptions.parse(arguments);
            if (options.help()) {
                out.print(ContractOptions.HELP);
                return 0;
            }
            List<Contract> contracts = contracts(options);
            if (options.compare().isPresent()
                    && compare(contracts, options.compare().get(), out, errors) != 0) {
                return 1;
            }
            Map<Path, String> files = files(contracts, options);
            return options.check() ? check(files, errors) : write(files);
        } catch (ContractException e) {
            errors.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            errors.println("cannot read or write: " + e.getMessage());
            return 2;
        }
    }

    private static List<Contract> contracts(ContractOptions options) {
        JavadocReader sources = new JavadocReader(options.sources());
        List<Contract> contracts = new ArrayList<>();
        for (String name : options.catalogues()) {
            contracts.add(contract(name, sources, options.writes()));
        }
        return contracts;
    }

    private static Map<Path, String> files(List<Contract> contracts, ContractOptions options) {
        Map<Path, String> files = new LinkedHashMap<>();
        for (Contract contract : contracts) {
            options.typescript().ifPresent(file -> files.put(named(file, contract), TypeScript.of(contract)));
            options.asyncapi().ifPresent(file -> files.put(named(file, contract), AsyncApi.of(contract)));
        }
        options.markdown().ifPresent(file -> files.put(Path.of(file), MarkdownReference.of(contracts)));
        return files;
    }

    private static Contract contract(String name, JavadocReader sources, boolean documented) {
        int hash = name.indexOf('#');
        if (hash < 1) {
            throw new ContractException(
                    "--catalogue takes CLASS#CONSTANT, such as com.example.Shop#CATALOGUE, not " + name);
        }
        String className = name.substring(0, hash);
        String constant = name.substring(hash + 1);
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Class<?> declaring = Class.forName(className, true, loader);
            if (declaring.getField(constant).get(null) instanceof Catalogue catalogue) {
                return new ContractReader(catalogue, declaring, sources, documented).read();
            }
            throw new ContractException(name + " is not a Catalogue");
        } catch (ClassNotFoundException e) {
            throw new ContractException("there is no class " + className + " on the class path");
        } catch (NoSuchFieldException e) {
            throw new ContractException(className + " has no public constant " + constant);
        } catch (IllegalAccessException | NullPointerException e) {
            throw new ContractException(name + " is not a public static constant of a public class");
        } catch (LinkageError | IllegalArgumentException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ContractException(name + " cannot be loaded: " + cause.getMessage());
        }
    }

    private static Path named(String file, Contract contract) {
        return Path.of(file.replace(ContractOptions.NAME, contract.name()));
    }

    private static int compare(List<Contract> contracts, String file, PrintStream out, PrintStream errors)
            throws IOException {
        int status = 0;
        for (Contract contract : contracts) {
            Path path = named(file, contract);
            if (!Files.isReadable(path)) {
                throw new ContractException(path + " cannot be read");
            }
            byte[] now = AsyncApi.of(contract).getBytes(StandardCharsets.UTF_8);
            ContractComparison comparison = ContractComparison.of(
                    AsyncApiDocument.read(Files.readAllBytes(path), path.toString()),
                    AsyncApiDocument.read(now, contract.name()));
            comparison.compatible().forEach(sentence -> out.println("Compatible: " + sentence));
            comparison.breaking().forEach(sentence -> errors.println("Breaks clients: " + sentence));
            status = comparison.breaking().isEmpty() ? status : 1;
        }
        return status;
    }

    private static int write(Map<Path, String> files) throws IOException {
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Path folder = file.getKey().toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file.getKey(), file.getValue());
        }
        return 0;
    }

    private static int check(Map<Path, String> files, PrintStream errors) throws IOException {
        int status = 0;
        for (Map.Entry<Path, String> file : files.entrySet()) {
            boolean exists = Files.exists(file.getKey());
            if (!exists
                    || !Files.readString(file.getKey()).replace("\r\n", "\n").equals(file.getValue())) {
                errors.println(file.getKey() + (exists ? " is out of date" : " is missing"));
                status = 1;
            }
        }
        return status;
    }
}
