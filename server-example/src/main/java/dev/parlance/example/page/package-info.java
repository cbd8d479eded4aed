/** The page's files, over plain HTTP. */
@NullMarked
package dev.parlance.example.page;

import org.jspecify.annotations.NullMarked;
