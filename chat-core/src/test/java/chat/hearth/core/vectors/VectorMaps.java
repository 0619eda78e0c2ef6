package chat.hearth.core.vectors;

import java.util.LinkedHashMap;
import java.util.Map;

/// Maps that keep their order.
public final class VectorMaps {
    private VectorMaps() {}

    public static Map<String, Object> of(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    public static Map<String, Object> of(String key, Object value, String other, Object otherValue) {
        Map<String, Object> map = of(key, value);
        map.put(other, otherValue);
        return map;
    }
}
