package ecsremediation.simulator.endpoint.autoscaling;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecsremediation.simulator.endpoint.wire.Api;
import ecsremediation.simulator.endpoint.wire.AwsFault;
import ecsremediation.simulator.endpoint.wire.Input;
import ecsremediation.simulator.endpoint.wire.Paging;
import ecsremediation.simulator.endpoint.wire.Trees;
import java.util.List;
import java.util.function.Function;

/**
 * The pages of EC2 Auto Scaling's list operations.
 *
 * @param member the list's name in the answer
 * @param key identifies an element
 * @param record an element in the form of the answer
 */
record Pages<T>(String member, Function<T, String> key, Function<T, ObjectNode> record) {
    /** [Auto Scaling API, MaxRecords of the Describe operations: default 50, at most 100]. */
    private static final int DEFAULT_PAGE = 50;

    private static final int MOST = 100;

    ObjectNode answer(Input input, List<T> all) {
        int most = input.integer("MaxRecords").orElse(DEFAULT_PAGE);
        if (most < 1 || most > MOST) {
            throw AwsFault.invalid(
                    Api.AUTO_SCALING,
                    "1 validation error detected: Value '" + most + "' at 'maxRecords' failed to satisfy constraint:"
                            + " Member must have value between 1 and " + MOST);
        }
        Paging<T> paging = Paging.of(
                all,
                key,
                new Paging.From(input.text("NextToken"), most),
                AwsFault.sender(
                        "InvalidNextToken",
                        "The token '" + input.text("NextToken").orElse("") + "' is invalid."));
        ObjectNode answer = Trees.object();
        ArrayNode records = answer.putArray(member);
        paging.page().forEach(element -> records.add(record.apply(element)));
        paging.next().ifPresent(token -> answer.put("NextToken", token));
        return answer;
    }
}
