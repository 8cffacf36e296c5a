/**
 * Who may log in: passwords, their hashing, what was verified lately, and the life of accounts. A
 * password is never kept, shown or compared other than through its Argon2id hash.
 */
@NullMarked
package io.culver.mailbox.directory;

import org.jspecify.annotations.NullMarked;
