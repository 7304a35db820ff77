package io.httptypes;

/**
 * What each named status means, in a sentence of our own. It is not in {@link HttpStatus} because few programs ask, and
 * each would load it.
 */
final class StatusDescriptions {
    private StatusDescriptions() {}

    static String of(int code) {
        return switch (code) {
            case StatusCodes.CONTINUE ->
                "The server has read the header section and asks the client to send the content.";
            case StatusCodes.SWITCHING_PROTOCOLS ->
                "The server changes the protocol on this connection to the one that its Upgrade field names.";
            case StatusCodes.PROCESSING ->
                "The server has accepted a WebDAV request that takes long, and is still at work on it.";
            case StatusCodes.EARLY_HINTS ->
                "The server sends header fields ahead, mostly links to preload, while it prepares the final response.";
            case StatusCodes.OK -> "The request succeeded, and the content is its result.";
            case StatusCodes.CREATED ->
                "The request has created a resource, which Location names, or else the request's own target.";
            case StatusCodes.ACCEPTED ->
                "The request is accepted for processing that is not finished, and may yet be refused.";
            case StatusCodes.NON_AUTHORITATIVE_INFORMATION ->
                "The request succeeded, but a proxy has altered the content on its way from the origin.";
            case StatusCodes.NO_CONTENT -> "The request succeeded, and there is no content to send.";
            case StatusCodes.RESET_CONTENT ->
                "The request succeeded, and the client should reset the form or view that sent it.";
            case StatusCodes.PARTIAL_CONTENT ->
                "The content is the part, or the parts, of the resource that the Range field asked for.";
            case StatusCodes.MULTI_STATUS -> "The content holds a status of its own for each of several resources.";
            case StatusCodes.ALREADY_REPORTED ->
                "The members of this WebDAV binding are listed earlier in the same multi-status response.";
            case StatusCodes.IM_USED ->
                "The content is the result of applying one or more changes to an earlier instance of the resource.";
            case StatusCodes.MULTIPLE_CHOICES ->
                "The resource has several representations, and the client or its user is to choose one.";
            case StatusCodes.MOVED_PERMANENTLY ->
                "The resource has a new permanent URI, which future requests should use.";
            case StatusCodes.FOUND ->
                "The resource is for now at another URI, and future requests should still use this one.";
            case StatusCodes.SEE_OTHER -> "The answer is to be fetched with GET from another URI.";
            case StatusCodes.NOT_MODIFIED -> "The client's copy is still fresh, so the content is not sent again.";
            case StatusCodes.USE_PROXY ->
                "The resource was to be reached through the proxy that Location names; deprecated because it is "
                        + "unsafe.";
            case StatusCodes.TEMPORARY_REDIRECT ->
                "The resource is for now at another URI, and the request is to be repeated there with its method "
                        + "unchanged.";
            case StatusCodes.PERMANENT_REDIRECT ->
                "The resource has a new permanent URI, and the request is to be repeated there with its method "
                        + "unchanged.";
            case StatusCodes.BAD_REQUEST ->
                "The server cannot or will not process the request because the client seems to have made it wrong.";
            case StatusCodes.UNAUTHORIZED ->
                "The request lacks valid credentials for the resource; WWW-Authenticate says which kind is asked for.";
            case StatusCodes.PAYMENT_REQUIRED -> "Reserved for payment, without an agreed meaning yet.";
            case StatusCodes.FORBIDDEN ->
                "The server understood the request and refuses to fulfil it, whether or not credentials were given.";
            case StatusCodes.NOT_FOUND ->
                "The server found nothing at the target, or does not want to tell that there is something.";
            case StatusCodes.METHOD_NOT_ALLOWED ->
                "The resource does not support the method; Allow lists those that it does.";
            case StatusCodes.NOT_ACCEPTABLE -> "No representation suits what the client's Accept fields ask for.";
            case StatusCodes.PROXY_AUTHENTICATION_REQUIRED ->
                "The proxy asks the client for credentials first; Proxy-Authenticate says which kind.";
            case StatusCodes.REQUEST_TIMEOUT ->
                "The server did not receive a complete request in the time that it was ready to wait.";
            case StatusCodes.CONFLICT ->
                "The request conflicts with the current state of the resource; the client may resolve that and "
                        + "try again.";
            case StatusCodes.GONE -> "The resource was here and is gone, most likely for good.";
            case StatusCodes.LENGTH_REQUIRED -> "The server wants the request to say its Content-Length.";
            case StatusCodes.PRECONDITION_FAILED ->
                "A condition that the request set in its header fields does not hold.";
            case StatusCodes.REQUEST_ENTITY_TOO_LARGE ->
                "The content of the request is larger than the server is willing or able to process.";
            case StatusCodes.REQUEST_URI_TOO_LONG ->
                "The target of the request is longer than the server is willing to read.";
            case StatusCodes.UNSUPPORTED_MEDIA_TYPE ->
                "The resource does not take content of this media type or encoding with this method.";
            case StatusCodes.REQUESTED_RANGE_NOT_SATISFIABLE ->
                "None of the ranges that the client asked for can be served.";
            case StatusCodes.EXPECTATION_FAILED ->
                "What the Expect field demands cannot be met by this server or by one behind it.";
            case StatusCodes.IM_A_TEAPOT ->
                "The server is a teapot and will not brew coffee: a joke that got a number of its own, reserved "
                        + "for good.";
            case StatusCodes.MISDIRECTED_REQUEST ->
                "The request has reached a server that cannot answer for this scheme and host; another connection may.";
            case StatusCodes.UNPROCESSABLE_ENTITY ->
                "The content is well-formed and of a known type, but the instructions in it cannot be carried out.";
            case StatusCodes.LOCKED -> "The source or the target of the method is locked.";
            case StatusCodes.FAILED_DEPENDENCY ->
                "The method was not carried out because another one that it depends on has failed.";
            case StatusCodes.TOO_EARLY ->
                "The server does not risk processing a request that came in early data and might be a replay.";
            case StatusCodes.UPGRADE_REQUIRED ->
                "The server refuses this protocol and would serve the request over the one that its Upgrade field "
                        + "names.";
            case StatusCodes.PRECONDITION_REQUIRED ->
                "The server wants the request to be conditional, so that no update gets lost.";
            case StatusCodes.TOO_MANY_REQUESTS -> "The client has sent too many requests in some span of time.";
            case StatusCodes.REQUEST_HEADER_FIELDS_TOO_LARGE ->
                "A header field, or all of them together, is larger than the server is willing to process.";
            case StatusCodes.UNAVAILABLE_FOR_LEGAL_REASONS ->
                "The server withholds the resource because of a legal demand.";
            case StatusCodes.INTERNAL_SERVER_ERROR ->
                "The server met a condition that it did not expect and that kept it from fulfilling the request.";
            case StatusCodes.NOT_IMPLEMENTED ->
                "The server does not have what the request needs, mostly because it does not know the method at all.";
            case StatusCodes.BAD_GATEWAY ->
                "The server, as a gateway or proxy, got an invalid response from the server behind it.";
            case StatusCodes.SERVICE_UNAVAILABLE ->
                "The server is overloaded or under maintenance for the moment; Retry-After may say for how long.";
            case StatusCodes.GATEWAY_TIMEOUT ->
                "The server, as a gateway or proxy, got no response in time from the server behind it.";
            case StatusCodes.HTTP_VERSION_NOT_SUPPORTED ->
                "The server does not support, or refuses to support, the major version of HTTP in the request.";
            case StatusCodes.VARIANT_ALSO_NEGOTIATES ->
                "The chosen variant is itself set up to negotiate content, which is an error of the server's "
                        + "configuration.";
            case StatusCodes.INSUFFICIENT_STORAGE -> "The server cannot store what it needs to complete the request.";
            case StatusCodes.LOOP_DETECTED ->
                "The server stopped because it met an endless loop of bindings on its way.";
            case StatusCodes.NOT_EXTENDED ->
                "The request lacks an extension that the server asks for; an experiment that has ended.";
            case StatusCodes.NETWORK_AUTHENTICATION_REQUIRED ->
                "The client has to log in, or to accept terms, before the network lets it through.";
            default -> throw new AssertionError(code);
        };
    }
}
