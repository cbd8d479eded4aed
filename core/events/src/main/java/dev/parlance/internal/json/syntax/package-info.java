/** JSON as bytes: whether it is well-formed, and where its values are. Needs no mapper. */
@NullMarked
package dev.parlance.internal.json.syntax;

import org.jspecify.annotations.NullMarked;
