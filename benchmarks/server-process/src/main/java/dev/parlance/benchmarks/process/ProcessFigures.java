package dev.parlance.benchmarks.process;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What this process has used. */
final class ProcessFigures {
    private static final int COLLECTIONS = 4;
    private static final String TRIM = "systemTrimNativeHeap";

    private ProcessFigures() {}

    /** CPU time of all threads since the start, user and system. */
    static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The heap that is in use after several full collections, in between which references can be cleared. */
    static long liveHeapBytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            System.runFinalization();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Gives what the C library keeps of freed memory back to the system, where the JVM can be asked for that. */
    static void trimNativeHeap() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
        boolean canTrim = Arrays.stream(beans.getMBeanInfo(commands).getOperations())
                .anyMatch(operation -> operation.getName().equals(TRIM));
        if (canTrim) {
            beans.invoke(commands, TRIM, new Object[0], new String[0]);
        }
    }

    /** What the process holds in RAM: heap, direct memory, code, stacks. Linux only. */
    static long residentBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IOException("/proc/self/status has no VmRSS");
    }
}
