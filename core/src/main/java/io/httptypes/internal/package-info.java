/**
 * What the modules of HTTP Types share and nobody else sees: not part of the API, and exported to them alone.
 */
@NullMarked
package io.httptypes.internal;

import org.jspecify.annotations.NullMarked;
