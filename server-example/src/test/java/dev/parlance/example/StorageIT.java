package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.PostgresServer;
import dev.parlance.example.project.ProjectAdmission;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class StorageIT {
    private static final int SERVERS = 4;
    private static final int ROUNDS = 5;

    /** Before, two that made a table at the same time hindered each other, and one of them did not start. */
    @Test
    void serversThatStartAtTheSameTimeOpenAnEmptyDatabase() throws Exception {
        ExecutorService starting = Executors.newFixedThreadPool(SERVERS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                DataSource empty = PostgresServer.newDatabase();
                List<Callable<Storage>> servers = Collections.nCopies(SERVERS, () -> Storage.open(empty));
                for (Future<Storage> opened : starting.invokeAll(servers)) {
                    assertThat(opened.get().projects().all()).containsExactly(ProjectAdmission.DEMO);
                }
            }
        } finally {
            starting.shutdownNow();
        }
    }
}
