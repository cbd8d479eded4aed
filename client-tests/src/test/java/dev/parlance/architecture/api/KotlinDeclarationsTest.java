package dev.parlance.architecture.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KotlinDeclarationsTest {
    @Test
    void publicDeclarationsStandOnALineEach() {
        KotlinDeclarations declarations = new KotlinDeclarations("Talk.kt", """
                package a.b

                import c.D

                /** public fun comment() */
                @Incubating
                public suspend fun <P> D.ask(
                    payload: P,
                    deadline: Duration = 5.seconds,
                ): P = other(payload) // public val x

                @Incubating
                public class Talk<U : D> internal constructor(
                    private val d: D,
                ) {
                    /** The name. */
                    public val name: String = "x"

                    public fun on(handler: suspend (d: D) -> Unit): Registration {
                        return d.on { handler(it) }
                    }

                    private fun hidden() {}
                }

                internal class Hidden
                """);

        assertThat(declarations.packageName()).isEqualTo("a.b");
        assertThat(declarations.types()).isEqualTo(Map.of("Talk.kt", """
                        file Talk.kt
                            @Incubating suspend fun <P> D.ask(payload: P, deadline: Duration = 5.seconds): P
                        """, "Talk", """
                        @Incubating class Talk<U : D>
                            val name: String
                            fun on(handler: suspend (d: D) -> Unit): Registration
                        """));
    }
}
