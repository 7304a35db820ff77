/** The status explorer: a page, and its facts as data. */
@NullMarked
package io.httptypes.explorer;

import org.jspecify.annotations.NullMarked;
