package chat.hearth.ui.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.identity.DisplayName;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
