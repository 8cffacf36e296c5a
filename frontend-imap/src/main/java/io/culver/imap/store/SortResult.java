package io.culver.imap.store;

import io.culver.model.ModSeq;
import io.culver.model.Relevancy;
import io.culver.model.Uid;
import java.util.List;

/**
 * The messages that match, in order.
 *
 * @param highest the highest mod-sequence of them; {@link ModSeq#ZERO} if there is none
 */
public record SortResult(List<Uid> uids, ModSeq highest, Relevancy relevancy) {}
