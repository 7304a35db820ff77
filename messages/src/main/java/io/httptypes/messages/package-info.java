/**
 * What a response says: values and pure functions, without I/O.
 *
 * <p>{@link io.httptypes.messages.Reply} is a whole response, which an adapter sends. {@link io.httptypes.messages.Allow},
 * {@link io.httptypes.messages.HttpDate} and {@link io.httptypes.messages.RetryAfter} read and write single fields;
 * {@link io.httptypes.messages.Fields} holds the rules for all of them.
 *
 * <p>The verbs are those of {@link io.httptypes}. Every method throws {@link NullPointerException} that names the parameter if it is given null.
 */
@NullMarked
package io.httptypes.messages;

import org.jspecify.annotations.NullMarked;
