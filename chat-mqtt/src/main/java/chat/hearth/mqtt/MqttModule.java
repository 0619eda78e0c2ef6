package chat.hearth.mqtt;

import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.NetworkCheck;
import chat.hearth.core.transport.Networks;
import chat.hearth.mqtt.broker.EmbeddedHosting;
import com.google.inject.AbstractModule;
import com.google.inject.Singleton;

/// Binds the network ports to MQTT, and hosting to the embedded broker. Needs a [chat.hearth.core.time.CoreThread]
/// bound elsewhere.
public final class MqttModule extends AbstractModule {
    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        bind(MqttSettings.class).toInstance(MqttSettings.standard());
        bind(MqttNetworks.class);
        bind(Networks.class).to(MqttNetworks.class);
        bind(MqttNetworkCheck.class);
        bind(NetworkCheck.class).to(MqttNetworkCheck.class);
        bind(EmbeddedHosting.class);
        bind(Hosting.class).to(EmbeddedHosting.class).in(Singleton.class);
    }
}
