/** Servers with HTTP Types and without, under load. */
@NullMarked
package io.httptypes.soak;

import org.jspecify.annotations.NullMarked;
