package dev.parlance.example.project;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.jdbc.DuplicateKeyException;
import dev.parlance.catalogue.jdbc.Schema;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The projects and their members. The library's features use it through {@link ProjectAccess}. */
public final class Projects implements ProjectAccess {
    private static final Schema SCHEMA = Schema.named("example_project")
            .script("""
                CREATE TABLE IF NOT EXISTS example_project (
                    id VARCHAR(128) PRIMARY KEY,
                    name VARCHAR(64) NOT NULL)""", """
                CREATE TABLE IF NOT EXISTS example_project_member (
                    project_id VARCHAR(128) NOT NULL REFERENCES example_project (id),
                    user_id VARCHAR(128) NOT NULL,
                    PRIMARY KEY (project_id, user_id))""", "CREATE INDEX IF NOT EXISTS example_project_user ON example_project_member (user_id)");

    private final Database database;

    /** Stores them in a database whose tables exist, see {@link #createTables}. */
    public Projects(Database database) {
        this.database = database;
    }

    /** Creates the tables that do not exist yet. */
    public Projects createTables() {
        database.apply(SCHEMA);
        return this;
    }

    /** Stores a new project without members; does nothing if the id exists already. */
    public void create(Project project) {
        try {
            database.update("INSERT INTO example_project (id, name) VALUES (?, ?)", project.id(), project.name());
        } catch (DuplicateKeyException thereAlready) {
            // The existing project keeps its name.
        }
    }

    /** All projects, sorted by name. */
    public List<Project> all() {
        return database.list("SELECT id, name FROM example_project ORDER BY name, id", Projects::project);
    }

    /** Makes a user a member; returns false if they are one already, or the project does not exist. */
    boolean addMember(String projectId, String userId) {
        try {
            return database.update(
                            "INSERT INTO example_project_member (project_id, user_id)"
                                    + " SELECT p.id, CAST(? AS VARCHAR(128)) FROM example_project p WHERE p.id = ?",
                            userId,
                            projectId)
                    > 0;
        } catch (DuplicateKeyException memberAlready) {
            return false;
        }
    }

    /** The ids of a project's members, sorted. */
    public List<String> members(String projectId) {
        return database.list(
                "SELECT user_id FROM example_project_member WHERE project_id = ? ORDER BY user_id",
                row -> row.getString("user_id"),
                projectId);
    }

    @Override
    public boolean isMember(String projectId, String userId) {
        return database.first(
                        "SELECT user_id FROM example_project_member WHERE project_id = ? AND user_id = ?",
                        row -> row.getString("user_id"),
                        projectId,
                        userId)
                != null;
    }

    @Override
    public Set<String> projectsOf(String userId) {
        return new TreeSet<>(database.list(
                "SELECT project_id FROM example_project_member WHERE user_id = ?",
                row -> row.getString("project_id"),
                userId));
    }

    private static Project project(ResultSet row) throws SQLException {
        return new Project(row.getString("id"), row.getString("name"));
    }
}
