package io.culver.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * What is logged as an error: a person would have to act, and no fault here is a reason for that.
 */
final class Alarms extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Logger ROOT =
            (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final Level usual = ROOT.getLevel();
    private final List<String> heard = new ArrayList<>();

    /** Listens from now on; warnings, which come in the thousands, are not written meanwhile. */
    Alarms() {
        setContext(ROOT.getLoggerContext());
        start();
        ROOT.setLevel(Level.ERROR);
        ROOT.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        heard.add("alarm: " + event.getFormattedMessage() + " " + event.getKeyValuePairs());
    }

    List<String> heard() {
        return heard;
    }

    @Override
    public void close() {
        ROOT.detachAppender(this);
        ROOT.setLevel(usual);
    }
}
