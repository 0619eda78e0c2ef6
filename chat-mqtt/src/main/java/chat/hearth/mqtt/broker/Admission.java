package chat.hearth.mqtt.broker;

import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/// What Artemis asks about rights. Whoever [Gatekeeper] has let in may do what [Rules] say, and nothing that is no
/// topic.
final class Admission implements ActiveMQSecurityManager5 {
    static Subject subject(String user) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(user));
        subject.setReadOnly();
        return subject;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String domain) {
        Subject subject = connection == null ? null : connection.getSubject();
        return subject != null && getUserFromSubject(subject).equals(user) ? subject : null;
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType right, String address) {
        String user = getUserFromSubject(subject);
        String topic = topicOf(address);
        return switch (right) {
            case SEND -> Rules.mayWrite(user, topic);
            case CONSUME,
                    CREATE_DURABLE_QUEUE,
                    CREATE_NON_DURABLE_QUEUE,
                    DELETE_DURABLE_QUEUE,
                    DELETE_NON_DURABLE_QUEUE -> Rules.mayRead(user, topic);
            case CREATE_ADDRESS, DELETE_ADDRESS -> Rules.mayWrite(user, topic) || Rules.mayRead(user, topic);
            case MANAGE, BROWSE, VIEW, EDIT -> false;
        };
    }

    /// A queue is named by its address, two colons and its own name.
    private static String topicOf(String address) {
        int colons = address.indexOf("::");
        return colons < 0 ? address : address.substring(0, colons);
    }

    @Override
    public String getUserFromSubject(Subject subject) {
        return subject.getPrincipals(UserPrincipal.class).iterator().next().getName();
    }

    /// Never asked: those with a connection go to [#authenticate].
    @Override
    public boolean validateUser(String user, String password) {
        return false;
    }

    /// Never asked, as [#validateUser].
    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType right) {
        return false;
    }
}
