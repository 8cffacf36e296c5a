package io.culver.imap.store;

import io.culver.model.ModSeq;
import io.culver.model.Relevancy;
import io.culver.model.UidSet;

/**
 * The messages that match.
 *
 * @param highest the highest mod-sequence of them; {@link ModSeq#ZERO} if there is none
 */
public record SearchResult(UidSet uids, ModSeq highest, Relevancy relevancy) {}
