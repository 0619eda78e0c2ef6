/// Who somebody is: keys, the fingerprint that is the account, devices, cards and invitations.
@NullMarked
package chat.hearth.core.identity;

import org.jspecify.annotations.NullMarked;
