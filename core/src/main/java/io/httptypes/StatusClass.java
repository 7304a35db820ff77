package io.httptypes;

import java.util.Objects;
import java.util.Optional;

/**
 * The class of a status code.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15">RFC 9110, Section 15</a>
 */
public enum StatusClass {
    /** 1xx: the request was received, and the process goes on. */
    INFORMATIONAL("1xx"),
    /** 2xx: the request was received, understood and accepted. */
    SUCCESSFUL("2xx"),
    /** 3xx: further action is needed to complete the request. */
    REDIRECTION("3xx"),
    /** 4xx: the request is wrong, or cannot be fulfilled as it is. */
    CLIENT_ERROR("4xx"),
    /** 5xx: the server failed to fulfil a request that seems to be right. */
    SERVER_ERROR("5xx");

    private final String label;

    StatusClass(String label) {
        this.label = label;
    }

    /**
     * Finds the class of a label.
     *
     * @param label {@code "1xx"} to {@code "5xx"}, or {@code "1XX"} to {@code "5XX"}, as OpenAPI writes it
     * @return the class, or empty for any other text
     */
    public static Optional<StatusClass> find(String label) {
        Objects.requireNonNull(label, "label");
        for (StatusClass statusClass : values()) {
            if (statusClass.label.equals(label)
                    || statusClass.label.replace('x', 'X').equals(label)) {
                return Optional.of(statusClass);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the class as it is commonly written.
     *
     * @return {@code "1xx"} to {@code "5xx"}
     */
    public String label() {
        return label;
    }

    static StatusClass ofCode(int code) {
        return switch (code / 100) {
            case 1 -> INFORMATIONAL;
            case 2 -> SUCCESSFUL;
            case 3 -> REDIRECTION;
            case 4 -> CLIENT_ERROR;
            default -> SERVER_ERROR;
        };
    }
}
