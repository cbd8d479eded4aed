package dev.parlance.example.project;

import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.example.ledger.Ledger;
import java.util.List;

/** Lets people into projects: whoever comes in finds chats to talk in and some money to play with. */
public final class Admission {
    /** The project that everyone works in. */
    public static final Project DEMO = new Project("demo", "Demo");

    private final Projects projects;
    private final ChatStore chats;
    private final Ledger ledger;

    /** Keeps memberships there. */
    public Admission(Projects projects, ChatStore chats, Ledger ledger) {
        this.projects = projects;
        this.chats = chats;
        this.ledger = ledger;
    }

    /** Makes a project with its first chats, if it is not there. */
    public void found(Project project) {
        projects.create(project);
        firstChats(project).forEach(chats::create);
    }

    /** Makes that user a member of a project; false if he is one already, or there is no such project. */
    public boolean admit(Project project, String userId) {
        boolean admitted = projects.addMember(project.id(), userId);
        // Done again when it was done already: a process may have ended in between.
        if (projects.isMember(project.id(), userId)) {
            firstChats(project).forEach(chat -> chats.addMember(chat.id(), userId));
            ledger.open(project.id(), userId);
        }
        return admitted;
    }

    private static List<Chat> firstChats(Project project) {
        return project.equals(DEMO)
                ? List.of(chat(DEMO, "general", "General"), chat(DEMO, "help", "Help"), chat(DEMO, "random", "Random"))
                : List.of(chat(project, project.id() + "-general", "General"));
    }

    private static Chat chat(Project project, String id, String name) {
        return new Chat(id, project.id(), name, "public");
    }
}
