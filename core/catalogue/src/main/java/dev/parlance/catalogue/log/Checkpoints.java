package dev.parlance.catalogue.log;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.jdbc.StorageException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Writes into the database how far streams are delivered, several in one transaction. */
final class Checkpoints {
    private static final int BATCH = 100;

    private final Database database;
    private final Leases leases;
    private final HeldStreams held;
    private final Consumer<String> appendedByOthers;

    /** What is to be written, in the order of the names, as all who lock several rows do it. */
    private final TreeMap<String, Long> delivered = new TreeMap<>();

    /** @param appendedByOthers is called with streams that others have appended to meanwhile */
    Checkpoints(Database database, Leases leases, HeldStreams held, Consumer<String> appendedByOthers) {
        this.database = database;
        this.leases = leases;
        this.held = held;
        this.appendedByOthers = appendedByOthers;
    }

    /** A stream was delivered up to that number. */
    synchronized void add(String stream, long number) {
        delivered.merge(stream, number, Math::max);
    }

    /** Writes all that is to be written; what fails is written the next time. */
    void write() {
        for (Map<String, Long> batch = next(); !batch.isEmpty(); batch = next()) {
            write(batch);
        }
    }

    private synchronized Map<String, Long> next() {
        Map<String, Long> batch = new LinkedHashMap<>();
        while (batch.size() < BATCH && !delivered.isEmpty()) {
            Map.Entry<String, Long> first = delivered.pollFirstEntry();
            batch.put(first.getKey(), first.getValue());
        }
        return batch;
    }

    private void write(Map<String, Long> batch) {
        List<String> stillHeld;
        try {
            stillHeld = database.transaction(statements -> {
                batch.forEach((stream, number) -> leases.delivered(statements, stream, number));
                return leases.held(statements, List.copyOf(batch.keySet()));
            });
        } catch (StorageException e) {
            batch.forEach(this::add);
            throw e;
        }
        batch.forEach((stream, number) -> {
            if (stillHeld.contains(stream)) {
                appendedByOthers.accept(stream);
            } else {
                held.released(stream, number);
            }
        });
    }
}
