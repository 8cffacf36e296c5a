package io.culver.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decodes text by the character set that mail names for it. A name that is missing, unknown or
 * US-ASCII says nothing of octets above 127: they are taken for UTF-8 where they can be, else for
 * Windows-1252. RFC 2046 §4.1.2
 */
final class Charsets {
    /** Filled once: {@link Charset#forName} searches all providers for each name it lacks. */
    private static final Map<String, Charset> BY_NAME = byName();

    private Charsets() {}

    /** The character set of this name, unless it is unknown or calls for guessing. */
    static Optional<Charset> named(String name) {
        return Optional.ofNullable(BY_NAME.get(key(name))).filter(known -> !isGuessed(known));
    }

    /** Whether octets in a character set of this name can be made into text. */
    static boolean isKnown(String name) {
        return BY_NAME.containsKey(key(name));
    }

    /** The octets as text; what cannot be decoded becomes U+FFFD. Never fails. */
    static String decode(byte[] octets, String charset) {
        Optional<Charset> known = named(charset);
        if (known.isPresent()) {
            return new String(octets, known.get());
        }
        if (isAscii(octets)) {
            return new String(octets, StandardCharsets.US_ASCII);
        }
        try (Reader reader = new GuessingReader(new ByteArrayInputStream(octets))) {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array has no input errors
        }
    }

    /** The stream's octets as text, decoded as they are read. */
    static Reader reader(InputStream octets, String charset) {
        return named(charset)
                .<Reader>map(known -> new InputStreamReader(octets, known))
                .orElseGet(() -> new GuessingReader(octets));
    }

    private static Map<String, Charset> byName() {
        var names = new HashMap<String, Charset>();
        for (Charset charset : Charset.availableCharsets().values()) {
            names.put(charset.name().toLowerCase(Locale.ROOT), charset);
            charset.aliases().forEach(alias -> names.put(alias.toLowerCase(Locale.ROOT), charset));
        }
        // What mail calls by these names is in truth the larger set.
        replace(names, "iso-8859-1", "windows-1252");
        replace(names, "latin1", "windows-1252");
        replace(names, "gb2312", "gb18030");
        replace(names, "gbk", "gb18030");
        replace(names, "shift_jis", "windows-31j");
        replace(names, "ks_c_5601-1987", "x-windows-949");
        replace(names, "euc-kr", "x-windows-949");
        return names;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static void replace(Map<String, Charset> names, String name, String larger) {
        Charset charset = names.get(larger);
        if (charset != null) {
            names.put(name, charset);
        }
    }

    private static boolean isAscii(byte[] octets) {
        for (byte octet : octets) {
            if (octet < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGuessed(Charset charset) {
        return charset.equals(StandardCharsets.US_ASCII) || charset.equals(StandardCharsets.UTF_8);
    }
}
