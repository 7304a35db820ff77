/** Documentation whose tables the build measures. */
@NullMarked
package io.httptypes.pages;

import org.jspecify.annotations.NullMarked;
