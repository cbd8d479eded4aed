package dev.parlance.internal.json

import com.fasterxml.jackson.annotation.JsonIgnore
import com.fasterxml.jackson.annotation.JsonProperty
import com.fasterxml.jackson.annotation.JsonTypeInfo
import com.fasterxml.jackson.annotation.JsonTypeName
import dev.parlance.event.Limit
import java.time.Instant

data class Say(val text: String, val quote: String?, val priority: Int = 3, val tags: List<String?> = listOf("new"))

/** Compiled to a record, whose components do not tell what may be null. */
@JvmRecord
data class Point(val x: Int, val y: Int?, val label: String?)

data class Limited(
    val id: @Limit(Limit.Kind.ID) String,
    val name: @Limit(max = 3) String?,
    val words: List<@Limit(max = 3) String>,
    val scores: @Limit(entries = 2) Map<String, Int>,
)

@JvmInline
value class ChatId(val value: @Limit(Limit.Kind.ID) String)

data class Join(val chat: ChatId, val other: ChatId?)

data class Page<T>(val items: List<T>, val best: T?)

data class Pages(val points: Page<Point>, val texts: Page<String>?)

data class Named(
    @JsonProperty("_id") val id: String,
    @get:JsonIgnore val local: String? = null,
    val isOpen: Boolean,
)

data class Everything(
    val at: Instant,
    val any: Any?,
    val bytes: ByteArray?,
    val numbers: IntArray,
    val names: Array<String>,
    val long: Long?,
    val colour: Colour,
    val shape: Shape,
)

enum class Colour { RED, GREEN }

@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
sealed interface Shape

@JsonTypeName("circle")
data class Circle(val radius: Double, val name: String?) : Shape

@JsonTypeName("square")
data class Square(val side: Double) : Shape

data class Secretive(val name: String, private val secret: String)

class NotData(val name: String)
