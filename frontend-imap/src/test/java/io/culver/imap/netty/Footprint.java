package io.culver.imap.netty;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much heap an object and all that it refers to take, as HotSpot lays them out with compressed
 * references; what was seen before counts no more.
 */
final class Footprint {
    private static final int REFERENCE = 4;
    private static final int HEADER = 12;
    private static final int ARRAY_HEADER = 16;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The octets of what this one holds and the other does not. */
    static long ofAllBut(Object shared, Object one) {
        var footprint = new Footprint();
        footprint.add(shared);
        return footprint.add(one);
    }

    private long add(@Nullable Object object) {
        if (object == null || object instanceof Enum<?> || !seen.add(object)) {
            return 0;
        }
        return switch (object) {
            case String text -> aligned(HEADER + 12) + text(text);
            case Optional<?> optional -> optional(optional);
            case Collection<?> list when isOfJava(object) -> list(list);
            case long[] longs -> aligned(ARRAY_HEADER + 8L * longs.length);
            default -> object.getClass().isArray() ? array(object) : fields(object);
        };
    }

    private static boolean isOfJava(Object object) {
        return object.getClass().getName().startsWith("java.");
    }

    private static long text(String text) {
        boolean isLatin = text.chars().allMatch(c -> c < 0x100);
        return aligned(ARRAY_HEADER + (isLatin ? 1L : 2L) * text.length());
    }

    private long optional(Optional<?> optional) {
        return optional.isEmpty() ? 0 : aligned(HEADER + REFERENCE) + add(optional.get());
    }

    /** As {@code List.of} makes them. */
    private long list(Collection<?> list) {
        long octets = aligned(HEADER + 2 * REFERENCE);
        if (list.size() > 2) {
            octets += aligned(ARRAY_HEADER + (long) REFERENCE * list.size());
        }
        return octets + list.stream().mapToLong(this::add).sum();
    }

    private long array(Object array) {
        long octets = aligned(ARRAY_HEADER + (long) REFERENCE * Array.getLength(array));
        for (int i = 0; i < Array.getLength(array); i++) {
            octets += add(Array.get(array, i));
        }
        return octets;
    }

    private long fields(Object object) {
        long octets = HEADER;
        long referred = 0;
        boolean isOurs = !isOfJava(object);
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    octets += size(field.getType());
                    boolean goesOn = isOurs && !field.getType().isPrimitive();
                    referred += goesOn ? add(value(field, object)) : 0;
                }
            }
        }
        return aligned(octets) + referred;
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static int size(Class<?> type) {
        if (!type.isPrimitive()) {
            return REFERENCE;
        }
        return type == long.class || type == double.class
                ? 8
                : type == int.class || type == float.class
                        ? 4
                        : type == short.class || type == char.class ? 2 : 1;
    }

    private static long aligned(long octets) {
        return (octets + 7) / 8 * 8;
    }
}
