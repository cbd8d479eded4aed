package dev.parlance.architecture.javadoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What applications can use is documented. */
class JavadocTest {
    private static final List<DocumentedMember> MEMBERS = PublicSources.members();

    @Test
    void everyPublicTypeAndMemberHasJavadoc() {
        assertThat(MEMBERS)
                .isNotEmpty()
                .filteredOn(member -> member.comment() == null)
                .isEmpty();
    }
}
