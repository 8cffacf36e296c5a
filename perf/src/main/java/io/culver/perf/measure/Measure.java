package io.culver.perf.measure;

import io.culver.perf.report.Report;
import io.culver.perf.server.MailServer;
import java.io.IOException;

/** Something to measure on each server in turn. */
public interface Measure {
    String name();

    /** Measures a running server and leaves it running. What a measure has made, it removes. */
    void run(MailServer server, Report report) throws IOException, InterruptedException;
}
