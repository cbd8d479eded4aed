package dev.parlance.example;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.chat.JdbcChatStore;
import dev.parlance.catalogue.platform.message.JdbcMessageStore;
import dev.parlance.catalogue.platform.message.MessageStore;
import dev.parlance.example.account.Accounts;
import dev.parlance.example.ledger.Ledger;
import dev.parlance.example.ledger.LedgerTables;
import dev.parlance.example.project.Admission;
import dev.parlance.example.project.Projects;
import dev.parlance.example.task.Tasks;
import java.time.Clock;
import javax.sql.DataSource;

/** Everything that lasts, in one database. */
record Storage(
        Accounts accounts,
        Projects projects,
        ChatStore chats,
        MessageStore messages,
        Tasks tasks,
        Ledger ledger,
        Admission admission) {
    /** Makes the tables and the first project if they are not there. */
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
        Admission admission = new Admission(projects, chats, ledger);
        admission.found(Admission.DEMO);
        return new Storage(accounts, projects, chats, messages, tasks, ledger, admission);
    }
}
