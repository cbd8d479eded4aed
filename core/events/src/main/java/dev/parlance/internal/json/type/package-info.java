/** What payloads consist of: records, data classes of Kotlin and their components, types as they are used, variants. */
@NullMarked
package dev.parlance.internal.json.type;

import org.jspecify.annotations.NullMarked;
