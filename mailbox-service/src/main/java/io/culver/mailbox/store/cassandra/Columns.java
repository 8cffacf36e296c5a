package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads columns that every row of ours has; one that is missing is {@code CORRUPTION}. */
final class Columns {
    private Columns() {}

    static UUID uuid(Row row, String column) {
        return present(row.getUuid(column));
    }

    static String text(Row row, String column) {
        return present(row.getString(column));
    }

    static ByteBuffer bytes(Row row, String column) {
        return present(row.getByteBuffer(column));
    }

    static Octets octets(Row row, String column) {
        return Octets.copyOf(bytes(row, column));
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new MailException(MailError.CORRUPTION, "A stored row is not whole");
        }
        return value;
    }
}
