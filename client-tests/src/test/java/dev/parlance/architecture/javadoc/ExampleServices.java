package dev.parlance.architecture.javadoc;

import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.socket.HandlerInvocation;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** What an application of the examples has besides its events. */
public class ExampleServices {
    public record Receipt(String id) {
        public static final Receipt NONE = new Receipt("");
    }

    public record Order(int total) {}

    public record Price(double amount) {}

    public record Ticket(String id) {}

    /** A ticket can be changed no longer. */
    public static final class TicketClosed extends Exception {
        private static final long serialVersionUID = 1;

        public Ticket ticket() {
            return ticket;
        }
    }

    public record Report(String text) {
        public void write() {}
    }

    /** Stands for Jackson's, which is not on this class path. */
    public static final class Jdk8Module extends SimpleModule {
        private static final long serialVersionUID = 1;
    }

    /** Stands for Jackson's, which is not on this class path. */
    public static final class GuavaModule extends SimpleModule {
        private static final long serialVersionUID = 1;
    }

    /** Nobody can say anything in a chat any more. */
    public static final class ChatClosedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Its orders. */
    protected interface Orders {
        Receipt place(Order order);
    }

    /** What things cost. */
    protected interface Prices {
        CompletableFuture<Double> of(String symbol);

        Price get(String symbol);
    }

    /** Who has read what. */
    protected interface Marks {
        CompletableFuture<Void> store(String userId, String messageId);
    }

    /** How much somebody has not read. */
    protected interface Counts {
        int of(String userId);
    }

    /** What takes long. */
    protected interface Reports {
        CompletableFuture<Receipt> write(Report report, BooleanSupplier isCancelled);
    }

    /** What can be changed while the server runs. */
    protected interface Settings {
        void reload(Object tenant);
    }

    /** How much a user may do. */
    protected interface Limiter {
        boolean allows(String userId, String event);
    }

    /** Who works together. */
    protected interface Project {
        List<String> members();
    }

    protected static Orders orders;
    protected static Prices prices;
    protected static Marks marks;
    protected static Counts counts;
    protected static Reports reports;
    protected static Settings settings;
    protected static Limiter limiter;
    protected static Project project;
    protected static Ticket ticket;
    protected static Report report;
    protected static Properties properties;
    protected static java.sql.Statement statement;
    protected static HandlerInterceptor tracing;
    protected static HandlerInvocation invocation;

    protected static void assign(Ticket ticket, boolean taken) {}

    protected static void publish(List<String> votes, int missing) {}
}
