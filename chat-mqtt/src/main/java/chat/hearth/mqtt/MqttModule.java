package chat.hearth.mqtt;

import chat.hearth.core.transport.NetworkCheck;
import chat.hearth.core.transport.Networks;
import com.google.inject.AbstractModule;

/// Binds the network ports to MQTT. Needs a [chat.hearth.core.time.CoreThread] bound elsewhere.
public final class MqttModule extends AbstractModule {
    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        bind(MqttSettings.class).toInstance(MqttSettings.standard());
        bind(MqttNetworks.class);
        bind(Networks.class).to(MqttNetworks.class);
        bind(MqttNetworkCheck.class);
        bind(NetworkCheck.class).to(MqttNetworkCheck.class);
    }
}
