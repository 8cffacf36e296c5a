package io.culver.standalone.config;

/** Something that was set cannot be. Its text is one line that says what to do. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(String text) {
        super(text);
    }

    public ConfigurationException(String text, Throwable cause) {
        super(text, cause);
    }
}
