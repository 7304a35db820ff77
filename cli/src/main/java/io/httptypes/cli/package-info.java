/** The status explorer in the terminal. */
@NullMarked
package io.httptypes.cli;

import org.jspecify.annotations.NullMarked;
