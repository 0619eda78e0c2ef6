package chat.hearth.ui.text;

import java.util.List;

/// Leads from positions in the flow of nodes to positions in the source text and back. The two
/// differ because a picture is one position in the flow but several characters in the text.
record FlowMap(String source, List<Run> runs) {
    FlowMap {
        runs = List.copyOf(runs);
    }

    int flowLength() {
        return runs.stream().mapToInt(Run::shownLength).sum();
    }

    int toSource(int flowPosition) {
        if (flowPosition <= 0) {
            return 0;
        }
        int flow = 0;
        for (Run run : flowPosition < flowLength() ? runs : List.<Run>of()) {
            int inside = flowPosition - flow;
            if (inside == 0) {
                return run.start();
            }
            if (inside < run.shownLength()) {
                return run instanceof Run.Words ? run.start() + inside : run.start();
            }
            flow += run.shownLength();
        }
        return source.length();
    }

    int toFlow(int sourcePosition) {
        int flow = 0;
        for (Run run : runs) {
            if (sourcePosition < run.end()) {
                return run instanceof Run.Words ? flow + Math.max(0, sourcePosition - run.start()) : flow;
            }
            flow += run.shownLength();
        }
        return flow;
    }

    /// The source of what lies between two positions of the flow, hidden characters included.
    String sourceBetween(int flowStart, int flowEnd) {
        return source.substring(toSource(flowStart), toSource(flowEnd));
    }
}
