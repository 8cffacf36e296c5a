package io.culver.imap.admission;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was got wrong lately, by each network or at each user. Forgets those that were not asked
 * about for longest.
 */
final class Suspects<K> {

    private final int max;
    private final Map<K, WrongLogins> suspects = new LinkedHashMap<>(16, 0.75f, true);

    Suspects(int max) {
        this.max = max;
    }

    /** What this one got wrong; nothing is kept of it until something is. */
    WrongLogins of(K suspect, Instant now) {
        WrongLogins logins = suspects.get(suspect);
        if (logins == null) {
            return new WrongLogins();
        }
        logins.expire(now);
        return logins;
    }

    /** As {@link #of}, to be changed. */
    WrongLogins kept(K suspect) {
        return suspects.computeIfAbsent(suspect, any -> new WrongLogins());
    }

    void dropIfEmpty(K suspect) {
        suspects.computeIfPresent(suspect, (same, logins) -> logins.isEmpty() ? null : logins);
    }

    /** Looks at those that were not asked about for longest, and makes room. */
    void forgetOld(Instant now) {
        Iterator<WrongLogins> eldest = suspects.values().iterator();
        boolean goesOn = true;
        while (goesOn && eldest.hasNext()) {
            WrongLogins logins = eldest.next();
            logins.expire(now);
            goesOn = logins.isEmpty() || suspects.size() > max;
            if (goesOn) {
                eldest.remove();
            }
        }
    }

    int size() {
        return suspects.size();
    }
}
