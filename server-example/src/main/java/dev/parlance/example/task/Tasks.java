package dev.parlance.example.task;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.jdbc.Schema;
import dev.parlance.catalogue.jdbc.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The tasks of all projects, in the database. */
public final class Tasks {
    private static final String TASK = "SELECT id, project_id, title, status, priority, version FROM example_task ";

    private static final Schema SCHEMA = Schema.named("example_task")
            .script("""
                CREATE TABLE IF NOT EXISTS example_task (
                    id VARCHAR(128) PRIMARY KEY,
                    project_id VARCHAR(128) NOT NULL REFERENCES example_project (id),
                    title VARCHAR(256) NOT NULL,
                    status VARCHAR(16) NOT NULL,
                    priority INTEGER NOT NULL,
                    version INTEGER NOT NULL)""", "CREATE INDEX IF NOT EXISTS example_task_project ON example_task (project_id)");

    private final Database database;

    /** Stores them in a database whose table exists, see {@link #createTables}. */
    public Tasks(Database database) {
        this.database = database;
    }

    /** Creates the table if it does not exist yet. */
    public Tasks createTables() {
        database.apply(SCHEMA);
        return this;
    }

    /** All tasks of a project, the highest priority first. */
    List<Task> of(String projectId) {
        return database.list(TASK + "WHERE project_id = ? ORDER BY priority DESC, title, id", Tasks::task, projectId);
    }

    void add(Task task) {
        database.update(
                "INSERT INTO example_task (id, project_id, title, status, priority, version) VALUES (?, ?, ?, ?, ?, ?)",
                task.id(),
                task.projectId(),
                task.title(),
                task.status(),
                task.priority(),
                task.version());
    }

    /** Changes a task; returns null if it does not exist in the project. */
    @Nullable
    Changed change(String projectId, String id, UnaryOperator<Task> change) {
        return database.transaction(statements -> {
            Task before = locked(statements, projectId, id);
            if (before == null) {
                return null;
            }
            Task after = change.apply(before);
            statements.update(
                    "UPDATE example_task SET title = ?, status = ?, priority = ?, version = ? WHERE id = ?",
                    after.title(),
                    after.status(),
                    after.priority(),
                    after.version(),
                    id);
            return new Changed(before, after);
        });
    }

    /** Deletes a task and returns it; null if it does not exist in the project. */
    @Nullable
    Task remove(String projectId, String id) {
        return database.transaction(statements -> {
            Task task = locked(statements, projectId, id);
            if (task != null) {
                statements.update("DELETE FROM example_task WHERE id = ?", id);
            }
            return task;
        });
    }

    private static @Nullable Task locked(Statements statements, String projectId, String id) {
        return statements.first(TASK + "WHERE id = ? AND project_id = ? FOR UPDATE", Tasks::task, id, projectId);
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                row.getString("id"),
                row.getString("project_id"),
                row.getString("title"),
                row.getString("status"),
                row.getInt("priority"),
                row.getInt("version"));
    }

    /** A task before and after a change. */
    record Changed(Task before, Task after) {}
}
