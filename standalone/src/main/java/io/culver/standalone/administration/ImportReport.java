package io.culver.standalone.administration;

/** What an import did. */
public record ImportReport(long imported, long alreadyThere, long damaged, long octets) {}
