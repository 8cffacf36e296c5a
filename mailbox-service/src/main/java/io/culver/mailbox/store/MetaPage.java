package io.culver.mailbox.store;

import io.culver.mailbox.codec.meta.StoredMeta;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of the first of the contents that were asked for.
 *
 * @param found those that are there
 * @param damaged those of which something else is there than was put
 * @param covered how many of the ids, from the first on, this answers for: at least one
 */
public record MetaPage(Map<EmailId, StoredMeta> found, Set<EmailId> damaged, int covered) {
    public MetaPage {
        found = Map.copyOf(found);
        damaged = Set.copyOf(damaged);
    }

    /**
     * Reads lot after lot as long as what is stored of them is less than {@link
     * StoreLimits#METAS_OCTETS}: hostile messages make large metas, real ones some 4 KB.
     *
     * @param lot how many ids are read at a time
     */
    public static MetaPage read(
            AccountId account,
            List<EmailId> ids,
            int lot,
            Function<List<EmailId>, Map<EmailId, byte[]>> rows) {
        Map<EmailId, StoredMeta> found = HashMap.newHashMap(ids.size());
        Set<EmailId> damaged = new HashSet<>();
        int covered = 0;
        long octets = 0;
        while (covered < ids.size() && octets < StoreLimits.METAS_OCTETS) {
            List<EmailId> next = ids.subList(covered, Math.min(covered + lot, ids.size()));
            for (var row : rows.apply(next).entrySet()) {
                EmailId id = row.getKey();
                try {
                    found.put(id, StoredMeta.open(account, id, row.getValue()));
                } catch (MailException _) {
                    damaged.add(id);
                }
                octets += row.getValue().length;
            }
            covered += next.size();
        }
        return new MetaPage(found, damaged, covered);
    }
}
