package io.httptypes.explorer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Collects the facts and writes the page. The build runs it. */
public final class Explorer {
    private static final String PLACE = "/* facts */";

    private Explorer() {}

    /**
     * Writes {@code facts.json} and {@code index.html}: from the folder of the documentation in the system property
     * {@code explorer.docs}, to that of the class files in {@code explorer.classes}, and to that of the page in
     * {@code explorer.page}.
     */
    public static void main(String[] arguments) throws IOException, IllegalAccessException {
        Path docs = folder("docs");
        Path classes = folder("classes");
        Path page = folder("page");
        // From here on, a plugin that runs beside this one may have replaced all system properties of Maven's JVM.
        ObjectNode facts = new Facts(docs).all();
        Files.writeString(classes.resolve(Path.of("io", "httptypes", "explorer", "facts.json")), facts.toString());
        Files.createDirectories(page);
        Files.writeString(page.resolve("index.html"), page(Resources.text("explorer.html"), facts.toString()));
    }

    private static Path folder(String name) {
        return Path.of(Objects.requireNonNull(System.getProperty("explorer." + name), name));
    }

    /** The template with the facts in it, which must not end the element that they stand in. */
    static String page(String template, String facts) {
        return template.replace(PLACE, facts.replace("<", "\\u003c"));
    }
}
