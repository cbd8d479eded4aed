package dev.parlance.attack;

import dev.parlance.ScenarioSize;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Attackers in a JVM of their own. At full size it has the lowest priority: outside of a test attackers do not take the server's cores,
 * and what is measured is what the server does.
 */
final class AttackersProcess implements AutoCloseable {
    private static final String DONE = "DONE ";

    private final Process process;
    private final BufferedReader output;

    private AttackersProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.US_ASCII);
    }

    /** Starts those that attack the server on that port at the same time. */
    static AttackersProcess start(List<Attack> attacks, int port) throws IOException {
        List<String> command = new ArrayList<>();
        if (ScenarioSize.isFull()) {
            command.addAll(List.of("nice", "-n", "19"));
        }
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Dparlance.endurance=" + ScenarioSize.isFull(),
                "-cp",
                System.getProperty("java.class.path"),
                AttackersProcess.class.getName(),
                String.valueOf(port)));
        attacks.forEach(attack -> command.add(attack.name()));
        return new AttackersProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Waits until nothing moves any more. They keep open what is open; returns how many connections the server has closed. */
    int awaitEnd() throws IOException {
        String line = output.readLine();
        if (line == null || !line.startsWith(DONE)) {
            throw new AssertionError("the attackers failed: " + line);
        }
        return Integer.parseInt(line.substring(DONE.length()));
    }

    /** They leave. */
    @Override
    public void close() throws InterruptedException, IOException {
        process.destroyForcibly().waitFor();
        output.close();
    }

    /** Attacks the server on the port that is given first, in the ways that follow, and then waits to be killed. */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        ExecutorService threads = Executors.newCachedThreadPool();
        List<AttackClients> attackers = new ArrayList<>();
        for (String attack : List.of(arguments).subList(1, arguments.length)) {
            attackers.add(Attack.valueOf(attack).clients(port));
        }
        for (Future<AttackClients> attack : threads.invokeAll(attackers)) {
            attack.get();
        }
        System.out.println(
                DONE + attackers.stream().mapToInt(AttackClients::closed).sum());
        System.in.read();
    }
}
