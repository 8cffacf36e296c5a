package io.culver.standalone.command;

import io.culver.mailbox.store.UnusableStoreException;
import io.culver.model.MailException;
import io.culver.standalone.config.ConfigurationException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong, in one line for the person who started the command. */
public final class OneLine {
    private static final Logger log = LoggerFactory.getLogger(OneLine.class);

    private OneLine() {}

    public static String of(Throwable failure) {
        return switch (failure) {
            case ConfigurationException e -> text(e);
            case MailException e -> text(e);
            case NoSuchFileException e -> "no such file: " + text(e);
            case FileAlreadyExistsException e -> "is there already: " + text(e);
            case AccessDeniedException e -> "no permission: " + text(e);
            case UnusableStoreException e -> text(e);
            case UncheckedIOException e -> text(e);
            case IllegalArgumentException e -> text(e);
            default -> unexpected(failure);
        };
    }

    private static String text(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private static String unexpected(Throwable failure) {
        log.atError().setCause(failure).log("command failed");
        return failure.getClass().getSimpleName() + ": " + text(failure);
    }
}
