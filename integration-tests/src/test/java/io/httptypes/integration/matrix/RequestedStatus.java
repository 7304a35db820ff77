package io.httptypes.integration.matrix;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a request's target asks of the application: {@code /404}, or {@code /103/200} with an interim response before
 * the final one.
 */
record RequestedStatus(List<StatusCode> interim, StatusCode status) {
    String target() {
        StringBuilder target = new StringBuilder();
        interim.forEach(code -> target.append('/').append(code.code()));
        return target.append('/').append(status.code()).toString();
    }

    /** Any other target, such as CONNECT's, asks for 200. */
    static RequestedStatus parse(String target) {
        List<StatusCode> codes = new ArrayList<>();
        for (String segment : target.substring(target.indexOf('/') + 1).split("/", -1)) {
            Optional<StatusCode> code = StatusCode.find(segment);
            if (code.isEmpty()) {
                return of(HttpStatus.OK);
            }
            codes.add(code.get());
        }
        int last = codes.size() - 1;
        return new RequestedStatus(List.copyOf(codes.subList(0, last)), codes.get(last));
    }

    static RequestedStatus of(StatusCode status) {
        return new RequestedStatus(List.of(), status);
    }

    /** The content of the response, also where HEAD leaves it out. */
    String content(RequestMethod method) {
        boolean none = status == HttpStatus.NO_CONTENT
                || status == HttpStatus.RESET_CONTENT
                || status == HttpStatus.NOT_MODIFIED
                || (method == HttpMethod.CONNECT && status.isSuccessful());
        return none ? "" : status.toString();
    }
}
