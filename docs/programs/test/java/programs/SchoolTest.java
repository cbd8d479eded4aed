package programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.event.RefusedException;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import school.School;
import school.School.Enter;
import school.School.Login;
import school.School.Mark;
import school.School.Note;
import school.School.Noted;
import school.School.Person;
import school.School.Present;
import school.School.Settings;

class SchoolTest {
    private static final Map<String, Person> PEOPLE = Map.of(
            "t", new Person("tom", Set.of("maths"), true),
            "a", new Person("ada", Set.of("maths"), false),
            "b", new Person("bob", Set.of("maths", "music"), false));

    private final TestServer server = TestServer.create();
    private School school;
    private TestClient tom;
    private TestClient ada;
    private TestClient bob;

    @BeforeEach
    void open() {
        school = School.setUp(server, PEOPLE);
        tom = connect("t");
        ada = connect("a");
        bob = connect("b");
        ada.request(School.ENTER, new Enter("maths"));
        bob.request(School.ENTER, new Enter("maths"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private TestClient connect(String token) {
        return server.connect("/school", new Login(token));
    }

    @Test
    void whoIsInALessonIsNamedOnceWhateverTheirDevices() {
        assertThat(connect("a").request(School.ENTER, new Enter("maths")))
                .isEqualTo(new Present(List.of("ada", "bob")));
    }

    @Test
    void aLessonOfOthersIsRefused() {
        assertThatThrownBy(() -> ada.request(School.ENTER, new Enter("music")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("permission-denied"));
    }

    @Test
    void aNoteReachesTheLessonAndTheTeachersOnce() {
        tom.request(School.ENTER, new Enter("maths"));

        ada.emit(School.NOTE, new Note("maths", "7"));

        Noted noted = new Noted("maths", "ada", "7");
        assertThat(bob.expect(School.NOTED)).isEqualTo(noted);
        assertThat(tom.expect(School.NOTED)).isEqualTo(noted);
        tom.expectNothingMore();
        ada.expectNothingMore();
    }

    @Test
    void settingsFollowToTheOtherDevices() {
        TestClient phone = connect("a");

        ada.emit(School.CHANGE_SETTINGS, new Settings("dark"));

        assertThat(phone.expect(School.SETTINGS_CHANGED)).isEqualTo(new Settings("dark"));
        ada.expectNothingMore();
        bob.expectNothingMore();
    }

    @Test
    void anAnnouncementLeavesOutWhoHasSwitchedItOff() {
        school.announce("maths", "Test on Monday", List.of("bob"));

        assertThat(ada.expect(School.ANNOUNCED)).isEqualTo(new Note("maths", "Test on Monday"));
        bob.expectNothingMore();
    }

    @Test
    void eachSeesTheirOwnPoints() {
        school.mark("maths", Map.of("ada", 9, "bob", 7));

        assertThat(ada.expect(School.MARKED)).isEqualTo(new Mark("maths", 9));
        assertThat(bob.expect(School.MARKED)).isEqualTo(new Mark("maths", 7));
    }

    @Test
    void whoeverIsExpelledIsDisconnectedOnAllDevices() {
        TestClient phone = connect("b");

        school.expel("bob", "maths");
        server.run();

        assertThat(bob.isConnected()).isFalse();
        assertThat(phone.isConnected()).isFalse();
        assertThat(ada.isConnected()).isTrue();
    }
}
