package dev.parlance.example;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.chat.JdbcChatStore;
import dev.parlance.catalogue.platform.message.JdbcMessageStore;
import dev.parlance.catalogue.platform.message.MessageStore;
import dev.parlance.example.account.Accounts;
import dev.parlance.example.ledger.Ledger;
import dev.parlance.example.ledger.LedgerTables;
import dev.parlance.example.project.ProjectAdmission;
import dev.parlance.example.project.Projects;
import dev.parlance.example.task.Tasks;
import java.time.Clock;
import javax.sql.DataSource;

/** The persistent state of the example, in one database. */
record Storage(
        Accounts accounts,
        Projects projects,
        ChatStore chats,
        MessageStore messages,
        Tasks tasks,
        Ledger ledger,
        ProjectAdmission admission) {
    /** Creates the tables and the first project if they do not exist. */
    static Storage open(DataSource source) {
        Database database = new Database(source);
        Clock clock = Clock.systemUTC();
        Accounts accounts = new Accounts(database, clock).createTables();
        Projects projects = new Projects(database).createTables();
        ChatStore chats = new JdbcChatStore(source).createTables();
        MessageStore messages = new JdbcMessageStore(source).createTables();
        Tasks tasks = new Tasks(database).createTables();
        LedgerTables.create(database);
        Ledger ledger = new Ledger(database, clock);
        ProjectAdmission admission = new ProjectAdmission(projects, chats, ledger);
        admission.found(ProjectAdmission.DEMO);
        return new Storage(accounts, projects, chats, messages, tasks, ledger, admission);
    }
}
