package io.httptypes.messages;

import java.net.URI;

/** A URL as it may be logged. */
final class RedactedUrl {
    private RedactedUrl() {}

    /** Without user info, query and fragment, which may hold secrets; in ASCII. */
    static String of(URI url) {
        StringBuilder text = new StringBuilder();
        if (url.getScheme() != null) {
            text.append(url.getScheme()).append(':');
        }
        String authority = url.getRawAuthority();
        if (authority != null) {
            text.append("//").append(authority, authority.lastIndexOf('@') + 1, authority.length());
        }
        if (url.getRawPath() != null) {
            text.append(url.getRawPath());
        }
        return Excerpt.escaped(UriReference.ascii(text.toString()));
    }
}
