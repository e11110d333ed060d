import { type KyselyPlugin, OperationNodeTransformer, TableNode } from "kysely";

/** Tables in which people write in their own words; beside each stands a view without that, `…_without_text`. */
const tablesWithText = new Set(["record_event", "plan_revision", "series", "outcome", "response_fact"]);

class ViewTransformer extends OperationNodeTransformer {
  protected override transformTable(node: TableNode): TableNode {
    const { name } = node.table.identifier;
    return tablesWithText.has(name) ? TableNode.create(`${name}_without_text`) : node;
  }
}

const transformer = new ViewTransformer();

/**
 * Leads the queries of a researcher to the views without free text. The tables themselves show a researcher nothing, so that a query
 * that passes this by, written as text, finds nothing.
 */
export const withoutText: KyselyPlugin = {
  transformQuery: ({ node }) => transformer.transformNode(node),
  transformResult: async ({ result }) => result,
};
