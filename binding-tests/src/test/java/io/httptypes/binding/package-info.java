/** The vocabulary in other people's libraries. Classes without {@code Test} in their names are shown in the pages. */
@NullMarked
package io.httptypes.binding;

import org.jspecify.annotations.NullMarked;
