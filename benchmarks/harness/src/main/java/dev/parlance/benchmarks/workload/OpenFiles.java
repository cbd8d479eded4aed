package dev.parlance.benchmarks.workload;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files, and so connections, a process may have open ({@code ulimit -n}). */
final class OpenFiles {
    /** For class path, libraries, event loops and pipes. */
    private static final long OTHERS = 500;

    private OpenFiles() {}

    /** As many connections, or fewer if the system does not allow a process that many; then it says so. */
    static int atMost(int connections) {
        UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long allowed = Math.max(1, system.getMaxFileDescriptorCount() - OTHERS);
        if (connections <= allowed) {
            return connections;
        }
        System.err.println("only " + allowed + " connections, not " + connections + ": see ulimit -n");
        return (int) allowed;
    }
}
