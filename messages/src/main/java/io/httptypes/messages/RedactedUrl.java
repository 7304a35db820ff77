package io.httptypes.messages;

import java.net.URI;

/** A URL as it may be logged. */
final class RedactedUrl {
    private RedactedUrl() {}

    /** Without user info, query and fragment, which may hold secrets; in ASCII. */
    static String of(URI url) {
        URI ascii = URI.create(url.toASCIIString());
        StringBuilder text = new StringBuilder();
        if (ascii.getScheme() != null) {
            text.append(ascii.getScheme()).append(':');
        }
        String authority = ascii.getRawAuthority();
        if (authority != null) {
            text.append("//").append(authority, authority.lastIndexOf('@') + 1, authority.length());
        }
        if (ascii.getRawPath() != null) {
            text.append(ascii.getRawPath());
        }
        return text.toString();
    }
}
