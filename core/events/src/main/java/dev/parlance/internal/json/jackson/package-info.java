/** Jackson's mapper as this library configures it, with its own readers and writers. Alone configures Jackson. */
@NullMarked
package dev.parlance.internal.json.jackson;

import org.jspecify.annotations.NullMarked;
