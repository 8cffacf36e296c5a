package io.culver.standalone.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@code culver.yml} into flat keys such as {@code culver.imap.port}. */
public final class ConfigFile {
    private static final String DEFAULTS = "/culver.yml";

    private ConfigFile() {}

    /** Every key there is, with its default. */
    public static Map<String, Object> defaults() {
        try (InputStream in = ConfigFile.class.getResourceAsStream(DEFAULTS)) {
            if (in == null) {
                throw new IllegalStateException("no " + DEFAULTS + " on the class path");
            }
            return flat(DEFAULTS, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a file sets.
     *
     * @throws ConfigurationException if it cannot be read or has a key that is not among the
     *     defaults
     */
    public static Map<String, Object> read(Path file) {
        Map<String, Object> set;
        try (InputStream in = Files.newInputStream(file)) {
            set = flat(file.toString(), in);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("no such configuration file: " + file, e);
        } catch (IOException e) {
            throw new ConfigurationException("cannot read " + file + ": " + e.getMessage(), e);
        }
        Map<String, Object> known = defaults();
        for (String key : set.keySet()) {
            if (!known.containsKey(key)) {
                throw new ConfigurationException(
                        "unknown key in "
                                + file
                                + ": "
                                + key
                                + " (culver.yml in the source lists all keys)");
            }
        }
        return set;
    }

    private static Map<String, Object> flat(String name, InputStream in) {
        Map<String, Object> flat = new LinkedHashMap<>();
        try {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            if (root instanceof Map<?, ?> map) {
                flatten("", map, flat);
            } else if (root != null) {
                throw new ConfigurationException(name + " is not a map of keys");
            }
        } catch (YAMLException e) {
            throw new ConfigurationException(name + " is not valid YAML: " + firstLine(e), e);
        }
        return flat;
    }

    private static void flatten(String prefix, Map<?, ?> map, Map<String, Object> flat) {
        map.forEach((key, value) -> {
            String name = prefix + key;
            if (value instanceof Map<?, ?> inner) {
                flatten(name + ".", inner, flat);
            } else {
                flat.put(name, value == null ? "" : value);
            }
        });
    }

    private static String firstLine(YAMLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
