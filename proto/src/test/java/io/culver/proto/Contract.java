package io.culver.proto;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a peer of another version relies on: each number of a message or enum and what it stands
 * for, each method and what it takes and gives. Written one promise a line: {@code name = meaning}.
 */
record Contract(Map<String, String> promises) {
    private static final String RESERVED = "reserved";

    static Contract of(List<FileDescriptor> files) {
        Map<String, String> promises = new LinkedHashMap<>();
        for (FileDescriptor file : files) {
            file.getServices().forEach(service -> add(promises, service));
            file.getMessageTypes().forEach(message -> add(promises, message));
            file.getEnumTypes().forEach(values -> add(promises, values));
        }
        return new Contract(promises);
    }

    private static void add(Map<String, String> promises, ServiceDescriptor service) {
        for (MethodDescriptor method : service.getMethods()) {
            String taken = method.isClientStreaming() ? "stream of " : "";
            String given = method.isServerStreaming() ? "stream of " : "";
            promises.put(
                    method.getFullName(),
                    "%s%s to %s%s"
                            .formatted(
                                    taken,
                                    method.getInputType().getFullName(),
                                    given,
                                    method.getOutputType().getFullName()));
        }
    }

    private static void add(Map<String, String> promises, Descriptor message) {
        for (FieldDescriptor field : message.getFields()) {
            promises.put(key(message.getFullName(), field.getNumber()), meaning(field));
        }
        for (var range : message.toProto().getReservedRangeList()) {
            IntStream.range(range.getStart(), range.getEnd())
                    .forEach(number -> promises.put(key(message.getFullName(), number), RESERVED));
        }
        message.getNestedTypes().forEach(nested -> add(promises, nested));
        message.getEnumTypes().forEach(nested -> add(promises, nested));
    }

    private static void add(Map<String, String> promises, EnumDescriptor values) {
        values.getValues()
                .forEach(value ->
                        promises.put(
                                key(values.getFullName(), value.getNumber()), value.getName()));
        for (var range : values.toProto().getReservedRangeList()) {
            IntStream.rangeClosed(range.getStart(), range.getEnd())
                    .forEach(number -> promises.put(key(values.getFullName(), number), RESERVED));
        }
    }

    private static String key(String type, int number) {
        return type + " " + number;
    }

    private static String meaning(FieldDescriptor field) {
        String cardinality =
                field.isRepeated() ? "repeated " : field.hasPresence() ? "optional " : "";
        String type =
                switch (field.getJavaType()) {
                    case MESSAGE -> field.getMessageType().getFullName();
                    case ENUM -> field.getEnumType().getFullName();
                    case BOOLEAN, BYTE_STRING, DOUBLE, FLOAT, INT, LONG, STRING ->
                            field.getType().name().toLowerCase(Locale.ROOT);
                };
        return cardinality + type + " " + field.getName();
    }

    /** The promises that {@code later} does not keep. A number may go if it is reserved. */
    List<String> brokenBy(Contract later) {
        List<String> broken = new ArrayList<>();
        promises.forEach((name, meaning) -> {
            String now = later.promises.get(name);
            if (!meaning.equals(now) && !RESERVED.equals(now)) {
                broken.add(name + " = " + meaning);
            }
        });
        return broken;
    }

    List<String> toLines() {
        return promises.entrySet().stream()
                .map(promise -> promise.getKey() + " = " + promise.getValue())
                .toList();
    }

    static Contract parse(List<String> lines) {
        Map<String, String> promises = new LinkedHashMap<>();
        for (String line : lines) {
            String[] promise = line.split(" = ", 2);
            promises.put(promise[0], promise[1]);
        }
        return new Contract(promises);
    }
}
