package io.httptypes.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that is measured and what it has to reach: the run, the check and the page are made from these rows. */
final class Table {
    /** For the noise of a machine that nothing else runs on. */
    static final double MARGIN = 0.1;

    /** How many times the throughput of one thread two have to reach, and the margin of that. */
    static final Target TWO_THREADS = new Target("twice the throughput", List.of(), 1.6, 0.05);

    /** What counts as no allocation, in bytes: JMH's own objects are spread over all operations. */
    static final double NO_BYTES = 0.01;

    /** What differs between two that allocate the same number of objects, as a share. */
    static final double BYTES_MARGIN = 0.01;

    /** The header of an object and a reference. */
    private static final double ONE_OBJECT = 16;

    private static final double READ_ONLY_CONTENT = 64;
    private static final double FRESH_REDIRECT = 800;
    /** What the three interceptors and one decision take of a call. */
    private static final double INTERCEPTORS = 528;

    /** On JDK 17; 80 on JDK 25. */
    private static final double JDK_CLIENTS = 200;

    /** The text of a date, which Netty writes into a buffer of the thread. */
    private static final double DATE = 80;

    private Table() {}

    /**
     * One thing that can be measured.
     *
     * @param benchmark the class and the method
     * @param jdk the first JDK on which it runs
     */
    record Contender(String benchmark, String label, int jdk) {
        Contender(String benchmark, String label) {
            this(benchmark, label, 17);
        }
    }

    /**
     * Our time, divided by the least time of those that it is held against, is at most the ratio, or larger by the
     * margin.
     *
     * @param margin the share of the ratio that is allowed for noise
     */
    record Target(String words, List<Contender> against, double ratio, double margin) {
        double limit() {
            return ratio * (1 + margin);
        }
    }

    /**
     * One line of the table.
     *
     * @param inputs the value of the benchmark's parameter, or empty if it has none
     * @param others shown beside ours, whether there is a target or not
     * @param bytes what one operation may allocate
     * @param beside where this is not empty, what it may allocate beyond the bytes of this one
     */
    record Row(
            String work,
            String inputs,
            Contender ours,
            List<Contender> others,
            List<Target> targets,
            double bytes,
            List<Contender> beside) {
        Row(String work, String inputs, Contender ours, List<Contender> others, List<Target> targets, double bytes) {
            this(work, inputs, ours, others, targets, bytes, List.of());
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        statusByNumber(rows);
        statusByText(rows);
        methodByToken(rows);
        nettyConversion(rows);
        seam(rows);
        reading(rows);
        sending(rows);
        calling(rows);
        setCookieField(rows);
        jars(rows);
        return rows;
    }

    private static void statusByNumber(List<Row> rows) {
        Contender ours = new Contender("StatusByNumber.httpTypes", "HTTP Types");
        Contender limit = new Contender("StatusByNumber.arrayLoad", "array load");
        List<Contender> total = List.of(
                new Contender("StatusByNumber.netty", "Netty"),
                new Contender("StatusByNumber.spring", "Spring `HttpStatusCode`"),
                new Contender("StatusByNumber.armeria", "Armeria"),
                new Contender("StatusByNumber.ktor", "Ktor"),
                new Contender("jdk25.NewerStatusByNumber.helidon", "Helidon", 25));
        List<Contender> all = concat(
                total,
                List.of(
                        new Contender("StatusByNumber.springResolve", "Spring `HttpStatus`"),
                        new Contender("StatusByNumber.jetty", "Jetty"),
                        new Contender("StatusByNumber.jaxRs", "JAX-RS"),
                        new Contender("StatusByNumber.httpCore", "HttpCore"),
                        new Contender("jdk25.NewerStatusByNumber.micronaut", "Micronaut", 25)));
        for (String inputs : List.of("named", "unnamed", "mixed")) {
            // Of a code without a name the others know nothing: null, or an exception.
            List<Contender> peers = inputs.equals("named") ? all : total;
            rows.add(new Row(
                    "status by `int`",
                    inputs,
                    ours,
                    concat(List.of(limit), peers),
                    List.of(
                            new Target("the fastest peer", peers, 1, MARGIN),
                            new Target("the array load", List.of(limit), 1.3, MARGIN)),
                    0));
        }
    }

    private static void statusByText(List<Row> rows) {
        for (String type : List.of("string", "ascii")) {
            Contender parseInt = new Contender("StatusByText." + type + "ParseInt", "`parseInt` and a look-up");
            Contender netty = new Contender("StatusByText." + type + "Netty", "Netty `parseLine`");
            for (String inputs : List.of("named", "unnamed", "mixed")) {
                rows.add(new Row(
                        type.equals("string") ? "status from a `String`" : "status from an `AsciiString`",
                        inputs,
                        new Contender("StatusByText." + type + "HttpTypes", "HTTP Types"),
                        List.of(parseInt, netty),
                        List.of(new Target("faster than `parseInt` and a look-up", List.of(parseInt), 1, 0)),
                        0));
            }
        }
    }

    private static void methodByToken(List<Row> rows) {
        Contender limit = new Contender("MethodByToken.stringSwitch", "`switch`");
        List<Contender> checking = List.of(
                new Contender("MethodByToken.netty", "Netty"),
                new Contender("MethodByToken.vertx", "Vert.x"),
                new Contender("jdk25.NewerMethodByToken.helidon", "Helidon", 25));
        List<Contender> total = concat(
                checking,
                List.of(new Contender("MethodByToken.spring", "Spring"), new Contender("MethodByToken.ktor", "Ktor")));
        List<Contender> all = concat(
                total,
                List.of(
                        new Contender("MethodByToken.armeria", "Armeria"),
                        new Contender("MethodByToken.jetty", "Jetty"),
                        new Contender("MethodByToken.httpCore", "HttpCore"),
                        new Contender("jdk25.NewerMethodByToken.micronaut", "Micronaut", 25)));
        for (String inputs : List.of("interned", "fresh", "unhashed", "unknown")) {
            boolean known = !inputs.equals("unknown");
            rows.add(new Row(
                    "method by token",
                    inputs,
                    new Contender("MethodByToken.httpTypes", "HTTP Types"),
                    // An unknown method the rest do not keep; and Spring and Ktor take any text for one.
                    known ? concat(List.of(limit), all) : total,
                    List.of(
                            known
                                    ? new Target("the fastest peer", all, 1, MARGIN)
                                    : new Target("the fastest peer that checks the token", checking, 1, MARGIN)),
                    known ? 0 : ONE_OBJECT));
        }
    }

    private static void nettyConversion(List<Row> rows) {
        Contender fromNetty = new Contender("NettyConversion.methodFromNettyVertx", "Vert.x `fromNetty`");
        Contender checking = new Contender("NettyConversion.methodFromNettyVertxValueOf", "Vert.x by hand");
        for (String inputs : List.of("named", "unnamed")) {
            for (String work :
                    List.of("status from Netty", "status to Netty", "method from Netty", "method to Netty")) {
                String[] words = work.split(" ", -1);
                String method = "NettyConversion." + words[0] + (words[1].equals("to") ? "To" : "From") + "Netty";
                boolean from = words[1].equals("from");
                Contender byHand = new Contender(method + "ByHand", from ? "Spring by hand" : "`valueOf` by hand");
                boolean unnamedMethod = inputs.equals("unnamed") && words[0].equals("method");
                // There an object has to be made, by hand too; and Spring's and Vert.x's fromNetty take any text.
                List<Contender> against = unnamedMethod && from ? List.of(checking) : List.of(byHand);
                rows.add(new Row(
                        work,
                        inputs,
                        new Contender(method, "HTTP Types"),
                        words[0].equals("method") && from ? List.of(byHand, fromNetty, checking) : List.of(byHand),
                        List.of(
                                unnamedMethod
                                        ? new Target(
                                                from ? "as by hand, with a check" : "as by hand", against, 1, MARGIN)
                                        : new Target("ahead of by hand", against, 1, 0)),
                        unnamedMethod && from ? ONE_OBJECT : 0,
                        unnamedMethod && !from ? List.of(byHand) : List.of()));
            }
        }
    }

    private static void seam(List<Row> rows) {
        for (String inputs : List.of("named", "unnamed")) {
            for (String stack : List.of("okHttp", "netty")) {
                String way = stack.equals("okHttp") ? "Netty status to OkHttp" : "servlet method to Netty";
                for (String part : List.of("", "Setter")) {
                    Contender byHand = new Contender("Seam." + stack + part + "ByHand", "the stack's own calls");
                    rows.add(new Row(
                            way + (part.isEmpty() ? ", a message" : ", the setter alone"),
                            inputs,
                            new Contender("Seam." + stack + part, "HTTP Types"),
                            List.of(byHand),
                            part.isEmpty()
                                    ? List.of(new Target("adds a tenth at most", List.of(byHand), 1.1, 0.05))
                                    : List.of(),
                            // the value between the two stacks
                            inputs.equals("unnamed") && stack.equals("netty") ? ONE_OBJECT : 0,
                            List.of(byHand)));
                }
            }
        }
    }

    private static void reading(List<Row> rows) {
        Contender code = new Contender("Reading.code", "`code()`");
        for (String question : List.of("isError", "isClientError", "allowsContent", "label")) {
            Contender plain = question.equals("label")
                    ? new Contender("Reading.stringField", "field of one class")
                    : new Contender("Reading.booleanField", "field of one class");
            rows.add(new Row(
                    "`" + question + "()` of all codes",
                    "",
                    new Contender("Reading." + question, "HTTP Types"),
                    List.of(code, plain),
                    List.of(new Target("the field load behind `code()`", List.of(code), 1.3, MARGIN)),
                    0));
        }
    }

    private static void sending(List<Row> rows) {
        Contender direct = new Contender("Sending.contentByHandDirect", "a constant direct buffer");
        for (String reply : List.of("empty", "redirect", "content")) {
            Contender byHand = new Contender("Sending." + reply + "ByHand", "Netty's own calls");
            List<Contender> others = reply.equals("content") ? List.of(byHand, direct) : List.of(byHand);
            rows.add(new Row(
                    "a constant reply to Netty, " + reply,
                    "",
                    new Contender("Sending." + reply, "HTTP Types"),
                    others,
                    // A reply's content cannot be written to, which takes a ByteBuffer of its own.
                    List.of(
                            reply.equals("content")
                                    ? new Target("adds three tenths at most", others, 1.3, MARGIN)
                                    : new Target("adds a tenth at most", others, 1.1, MARGIN)),
                    reply.equals("content") ? READ_ONLY_CONTENT : 0,
                    List.of(byHand)));
        }
        rows.add(new Row(
                "a fresh redirect to Netty",
                "",
                new Contender("Sending.freshRedirect", "HTTP Types"),
                List.of(new Contender("Sending.redirectByHand", "Netty's own calls")),
                List.of(),
                FRESH_REDIRECT));
    }

    private static void calling(List<Row> rows) {
        Contender alone = new Contender("Calling.alone", "OkHttp alone");
        rows.add(new Row(
                "a plain 200 through OkHttp's interceptors, without a network",
                "",
                new Contender("Calling.helped", "HTTP Types"),
                List.of(alone),
                List.of(),
                INTERCEPTORS,
                List.of(alone)));
        Contender jdkAlone = new Contender("Calling.jdkAlone", "the JDK's client alone");
        rows.add(new Row(
                "a plain 200 through JdkClients.send, without a network",
                "",
                new Contender("Calling.jdkHelped", "HTTP Types"),
                List.of(jdkAlone),
                List.of(),
                JDK_CLIENTS,
                List.of(jdkAlone)));
    }

    private static void setCookieField(List<Row> rows) {
        for (String work : List.of("read", "write")) {
            Contender netty = new Contender("SetCookieField." + work + "ByNetty", "Netty, strict");
            Contender jetty = new Contender("SetCookieField." + work + "ByJetty", "Jetty");
            Contender other = work.equals("read")
                    ? new Contender("SetCookieField.readByJdk", "`HttpCookie`")
                    : new Contender("SetCookieField.writeByTomcat", "Tomcat");
            for (String inputs : List.of("session", "expires")) {
                boolean writesDate = work.equals("write") && inputs.equals("expires");
                rows.add(new Row(
                        work + " a `Set-Cookie` field",
                        inputs,
                        new Contender("SetCookieField." + work, "HTTP Types"),
                        List.of(netty, jetty, other),
                        List.of(new Target(
                                "the fastest that checks the value", List.of(netty, jetty, other), 1, MARGIN)),
                        writesDate ? DATE : 0,
                        List.of(netty)));
            }
        }
    }

    private static void jars(List<Row> rows) {
        for (String work : List.of("cookieField", "store")) {
            boolean reads = work.equals("cookieField");
            List<Contender> others = List.of(
                    new Contender("Jars." + work + "ByHttpClient", "HttpClient 5"),
                    new Contender("Jars." + work + "ByCookieManager", "`CookieManager`"),
                    new Contender("Jars." + work + "ByOkHttp", "`JavaNetCookieJar`"));
            for (String inputs : List.of("1x10", "1000x1", "50x50")) {
                double ratio = !reads ? 0.8 : inputs.equals("1x10") ? 0.6 : 0.1;
                double bytes = !reads ? 960 : inputs.equals("1x10") ? 640 : inputs.equals("1000x1") ? 320 : 2_304;
                rows.add(new Row(
                        reads ? "the `Cookie` field of a jar" : "a cookie stored in a jar",
                        inputs,
                        new Contender("Jars." + work, "HTTP Types"),
                        others,
                        List.of(new Target("the fastest other", others, ratio, 0)),
                        bytes));
            }
        }
        rows.add(new Row(
                "a cookie stored in a full jar",
                "1000x1",
                new Contender("Jars.storeInAFullJar", "HTTP Types"),
                List.of(new Contender("Jars.storeInAnEmptyJar", "a jar with room")),
                List.of(),
                960));
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
