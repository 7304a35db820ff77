/** What every client adapter does, from one source. */
@NullMarked
package io.httptypes.clienttests;

import org.jspecify.annotations.NullMarked;
