/** One login for three clients. */
@NullMarked
package io.httptypes.examples.cookies;

import org.jspecify.annotations.NullMarked;
