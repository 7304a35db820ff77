package io.httptypes.integration;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public API of a class, a line a member, with what javap leaves out: permitted subclasses, nullness, record
 * components and deprecation.
 */
final class ApiText {
    private static final int SHOWN = Modifier.PUBLIC | Modifier.PROTECTED;

    private ApiText() {}

    static String of(Class<?> type) {
        StringBuilder text =
                new StringBuilder(deprecation(type)).append(head(type)).append(" {\n");
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                text.append("  component ")
                        .append(text(component.getAnnotatedType()))
                        .append(' ')
                        .append(component.getName())
                        .append('\n');
            }
        }
        // Constants in their order, which ordinals tell; the rest by their text, since reflection has no order.
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                text.append("  constant ").append(((Enum<?>) constant).name()).append('\n');
            }
        }
        Set<String> members = new TreeSet<>();
        Stream.of(type.getDeclaredFields())
                .filter(field -> isShown(field) && !field.isEnumConstant())
                .forEach(field -> members.add(field(field)));
        Stream.of(type.getDeclaredConstructors())
                .filter(ApiText::isShown)
                .forEach(constructor -> members.add(executable(constructor)));
        Stream.of(type.getDeclaredMethods())
                .filter(method -> isShown(method) && !method.isBridge())
                .forEach(method -> members.add(executable(method)));
        members.forEach(member -> text.append("  ").append(member).append('\n'));
        return text.append("}\n").toString();
    }

    private static boolean isShown(Member member) {
        return (member.getModifiers() & SHOWN) != 0 && !member.isSynthetic();
    }

    private static String head(Class<?> type) {
        List<String> words = new ArrayList<>(modifiers(type.getModifiers() & ~Modifier.INTERFACE & ~Modifier.ABSTRACT));
        if (type.isSealed()) {
            words.add("sealed");
        } else if (Modifier.isAbstract(type.getModifiers()) && !type.isInterface()) {
            words.add("abstract");
        }
        words.add(type.isAnnotation() ? "@interface" : type.isInterface() ? "interface" : kind(type));
        words.add(type.getName() + typeParameters(type.getTypeParameters()));
        AnnotatedType parent = type.getAnnotatedSuperclass();
        if (parent != null && !Set.of(Object.class, Record.class).contains(type.getSuperclass()) && !type.isEnum()) {
            words.add("extends " + text(parent));
        }
        if (type.getAnnotatedInterfaces().length > 0) {
            words.add((type.isInterface() ? "extends " : "implements ") + texts(type.getAnnotatedInterfaces()));
        }
        if (type.isSealed()) {
            words.add("permits "
                    + Stream.of(type.getPermittedSubclasses())
                            .map(Class::getName)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return String.join(" ", words);
    }

    private static String kind(Class<?> type) {
        return type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }

    private static String field(Field field) {
        String text = deprecation(field)
                + String.join(" ", modifiers(field.getModifiers()))
                + " "
                + text(field.getAnnotatedType())
                + " "
                + field.getName();
        if (Modifier.isStatic(field.getModifiers())) {
            try {
                Object value = field.get(null);
                return value instanceof Number
                        ? text + " = " + value
                        : value instanceof String ? text + " = \"" + value + "\"" : text;
            } catch (IllegalAccessException protectedOne) {
                return text;
            }
        }
        return text;
    }

    private static String executable(Executable executable) {
        List<String> words =
                new ArrayList<>(modifiers(executable.getModifiers() & ~Modifier.TRANSIENT & ~Modifier.VOLATILE));
        if (executable instanceof Method method && method.isDefault()) {
            words.add("default");
        }
        String parameters = typeParameters(executable.getTypeParameters());
        if (!parameters.isEmpty()) {
            words.add(parameters);
        }
        String name = executable.getDeclaringClass().getSimpleName();
        if (executable instanceof Method method) {
            words.add(text(method.getAnnotatedReturnType()));
            name = method.getName();
        }
        String arguments = texts(executable.getAnnotatedParameterTypes());
        words.add(name + "("
                + (executable.isVarArgs() ? arguments.substring(0, arguments.length() - 2) + "..." : arguments) + ")");
        if (executable.getAnnotatedExceptionTypes().length > 0) {
            words.add("throws " + texts(executable.getAnnotatedExceptionTypes()));
        }
        return deprecation(executable) + String.join(" ", words);
    }

    private static List<String> modifiers(int modifiers) {
        String text = Modifier.toString(modifiers);
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static String deprecation(AnnotatedElement element) {
        Deprecated deprecated = element.getAnnotation(Deprecated.class);
        if (deprecated == null) {
            return "";
        }
        return "@Deprecated(since = \"" + deprecated.since() + "\", forRemoval = " + deprecated.forRemoval() + ") ";
    }

    private static String typeParameters(TypeVariable<?>[] variables) {
        if (variables.length == 0) {
            return "";
        }
        return Stream.of(variables)
                .map(variable -> {
                    String bounds = Stream.of(variable.getAnnotatedBounds())
                            .map(ApiText::text)
                            .filter(bound -> !bound.equals("java.lang.Object"))
                            .collect(Collectors.joining(" & "));
                    return bounds.isEmpty() ? variable.getName() : variable.getName() + " extends " + bounds;
                })
                .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String texts(AnnotatedType[] types) {
        return Stream.of(types).map(ApiText::text).collect(Collectors.joining(", "));
    }

    private static String text(AnnotatedType type) {
        String nullable = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
        if (type instanceof AnnotatedArrayType array) {
            return text(array.getAnnotatedGenericComponentType()) + (nullable.isEmpty() ? "" : " " + nullable) + "[]";
        }
        if (type instanceof AnnotatedParameterizedType generic) {
            Type raw = ((ParameterizedType) generic.getType()).getRawType();
            return nullable + raw.getTypeName() + "<" + texts(generic.getAnnotatedActualTypeArguments()) + ">";
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            if (wildcard.getAnnotatedLowerBounds().length > 0) {
                return nullable + "? super " + texts(wildcard.getAnnotatedLowerBounds());
            }
            String bounds = texts(wildcard.getAnnotatedUpperBounds());
            return nullable + (bounds.equals("java.lang.Object") || bounds.isEmpty() ? "?" : "? extends " + bounds);
        }
        if (type instanceof AnnotatedTypeVariable variable) {
            return nullable + variable.getType().getTypeName();
        }
        return nullable + type.getType().getTypeName();
    }
}
