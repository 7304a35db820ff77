package io.httptypes.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The tokens of methods. */
@State(Scope.Thread)
public class Tokens {
    /**
     * Run the JVM with this: a string without a hash code is made from one with it, which allocates nothing that would
     * be counted.
     */
    public static final String OPEN_STRINGS = "--add-opens=java.base/java.lang=ALL-UNNAMED";

    @Param({"interned", "fresh", "unhashed", "unknown"})
    public String inputs = "interned";

    public String[] tokens = {};

    private boolean unhashed;

    @Setup
    public void prepare() {
        tokens = Inputs.tokens(inputs);
        unhashed = inputs.equals("unhashed");
    }

    /** Once for many inputs, so that the clock, which stops meanwhile, hides nothing of note. */
    @Setup(Level.Invocation)
    public void forgetHashes() {
        if (unhashed) {
            for (String token : tokens) {
                Hash.FIELD.set(token, 0);
            }
        }
    }

    private static final class Hash {
        static final VarHandle FIELD;

        static {
            try {
                FIELD = MethodHandles.privateLookupIn(String.class, MethodHandles.lookup())
                        .findVarHandle(String.class, "hash", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}
