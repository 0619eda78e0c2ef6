package chat.hearth.ui.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.identity.DisplayName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookAlikeTest {
    @Test
    void caseWidthAccentsAndSpacesMakeNoDifference() {
        DisplayName ana = new DisplayName("Ana Sousa");
        List<Boolean> alike =
                List.of("ANA SOUSA", "Ａｎａ Ｓｏｕｓａ", "Aná Sousa", "AnaSousa", "Ana Souza", "Anna Sousa").stream()
                        .map(name -> LookAlike.alike(ana, new DisplayName(name)))
                        .toList();

        assertEquals(List.of(true, true, true, true, false, false), alike);
    }

    @ParameterizedTest
    @CsvSource({
        "Ana Sousa, Аnа Ѕоuѕа",
        "Bob, Воb",
        "BOB, ΒΟΒ",
        "Nina, Νіnа",
        "Alice, AIice",
        "Alice, A1ice",
        "Marta, Rnarta",
        "Oskar, 0skar"
    })
    void lettersThatLookTheSameMakeNoDifference(String one, String other) {
        assertTrue(LookAlike.alike(new DisplayName(one), new DisplayName(other)));
    }

    @ParameterizedTest
    @CsvSource({"Иван, Ivan", "李明, 李朋", "Ανα, Ana", "Carl, Earl"})
    void namesThatLookDifferentAreDifferent(String one, String other) {
        assertFalse(LookAlike.alike(new DisplayName(one), new DisplayName(other)));
    }
}
