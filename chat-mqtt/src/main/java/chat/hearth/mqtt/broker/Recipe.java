package chat.hearth.mqtt.broker;

import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/// How Artemis is set up for a desktop: small, on disk, and closed but for what [Door] hands it.
final class Recipe {
    static final String ACCEPTOR = "mqtt";

    private Recipe() {}

    static Configuration of(Path folder, Limits limits) {
        ConfigurationImpl recipe = new ConfigurationImpl();
        recipe.setName("hearth");
        keepOnDisk(recipe, folder);
        staySmall(recipe);
        boundQueues(recipe, limits.use().queue());
        recipe.setSecurityEnabled(true);
        // With a cache, a login that was overheard is good again for another client id.
        recipe.setAuthenticationCacheSize(0);
        // The default stops everything on a disk that is 90 % full, which many are.
        recipe.setMaxDiskUsage(-1);
        recipe.setMinDiskFree(limits.free());
        recipe.addAcceptorConfiguration(acceptor(limits));
        return recipe;
    }

    private static void keepOnDisk(ConfigurationImpl recipe, Path folder) {
        recipe.setPersistenceEnabled(true);
        recipe.setJournalType(JournalType.NIO);
        recipe.setJournalFileSize(1 << 20);
        recipe.setJournalMinFiles(2);
        recipe.setJournalPoolFiles(2);
        recipe.setJournalDirectory(folder.resolve("journal").toString());
        recipe.setNodeManagerLockDirectory(folder.resolve("journal").toString());
        recipe.setBindingsDirectory(folder.resolve("bindings").toString());
        recipe.setLargeMessagesDirectory(folder.resolve("large").toString());
        recipe.setPagingDirectory(folder.resolve("paging").toString());
    }

    private static void staySmall(ConfigurationImpl recipe) {
        recipe.setJMXManagementEnabled(false);
        recipe.setMessageCounterEnabled(false);
        recipe.setCriticalAnalyzer(false);
        recipe.setThreadPoolMaxSize(8);
        recipe.setScheduledThreadPoolMaxSize(2);
        recipe.setSuppressSessionNotifications(true);
        // In milliseconds: how late a will may be.
        recipe.setMqttSessionScanInterval(500);
        // So that an address of Artemis is an MQTT topic as it stands.
        recipe.setWildCardConfiguration(
                new WildcardConfiguration().setDelimiter('/').setAnyWords('#').setSingleWord('+'));
        recipe.addAddressSetting(
                "#",
                new AddressSettings()
                        .setMaxSizeBytes(-1)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                        .setRedistributionDelay(0)
                        .setAutoCreateQueues(true)
                        .setAutoCreateAddresses(true));
    }

    /// Of topics alone: Artemis keeps all sessions in one queue of its own.
    private static void boundQueues(ConfigurationImpl recipe, int most) {
        recipe.addAddressSetting(Rules.ROOT + "#", new AddressSettings().setDefaultRingSize(most));
    }

    /// Listens nowhere: "upgraded" connections are those that somebody else has accepted.
    private static TransportConfiguration acceptor(Limits limits) {
        return new TransportConfiguration(
                NettyAcceptorFactory.class.getName(),
                Map.of("host", "127.0.0.1", "port", "0", "protocols", "MQTT", "httpUpgradeEnabled", "true"),
                ACCEPTOR,
                Map.of("maximumPacketSize", String.valueOf(limits.use().packet())));
    }
}
