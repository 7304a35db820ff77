/**
 * What a response says and what a client does next: values and pure functions, without I/O.
 *
 * <p>{@link io.httptypes.messages.Reply} is a whole response, which an adapter sends.
 * {@link io.httptypes.messages.Allow}, {@link io.httptypes.messages.HttpDate} and
 * {@link io.httptypes.messages.RetryAfter} read and write single fields; {@link io.httptypes.messages.Fields} holds the
 * rules for all of them.
 *
 * <p>{@link io.httptypes.messages.FollowUp} decides what follows a response, by a
 * {@link io.httptypes.messages.RetryPolicy} and a {@link io.httptypes.messages.RedirectPolicy}; a client adapter
 * describes an {@link io.httptypes.messages.Exchange} and does the rest.
 *
 * <p>The verbs are those of {@link io.httptypes}. Every method throws {@link NullPointerException} that names the
 * parameter if it is given null.
 */
@NullMarked
package io.httptypes.messages;

import org.jspecify.annotations.NullMarked;
