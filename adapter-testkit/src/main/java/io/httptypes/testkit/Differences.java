package io.httptypes.testkit;

import io.httptypes.testkit.ReplyContract.Difference;
import io.httptypes.testkit.ReplyContract.Exchange;
import java.util.EnumMap;
import java.util.Map;

/** What differs in one exchange and is not declared as a gap. */
final class Differences {
    private final Exchange exchange;
    private final Gaps gaps;
    private final Map<Difference, String> found = new EnumMap<>(Difference.class);

    Differences(Exchange exchange, Gaps gaps) {
        this.exchange = exchange;
        this.gaps = gaps;
    }

    void add(Difference what, String expected, String got) {
        add(what, "", expected, got);
    }

    /**
     * @param field the name of the field that differs, or empty
     */
    void add(Difference what, String field, String expected, String got) {
        if (!gaps.cover(what, field, exchange)) {
            found.merge(what, "expected " + expected + ", but got " + got, (one, other) -> one + "; " + other);
        }
    }

    /** In the order of what may follow from what. */
    Map<Difference, String> found() {
        return found;
    }
}
