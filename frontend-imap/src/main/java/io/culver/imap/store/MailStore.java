package io.culver.imap.store;

import io.culver.model.LoginName;
import io.culver.model.Secret;

/** All mail there is; the only way in is to log in. */
@FunctionalInterface
public interface MailStore {

    /**
     * The account of this user. AUTHENTICATION_FAILED for an unknown user and for a wrong password
     * alike.
     */
    Account logIn(LoginName login, Secret password);
}
