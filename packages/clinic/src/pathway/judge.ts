import type { Finding } from "@isotherm/knowledge";

/** Source of what practice says and no study has tested. */
export const practiceSources: readonly string[] = ["backtable-msk-37"];

/** A finding about how care is organized, which rests on practice (one operator) unless it says otherwise. */
export function judge(
  ruleId: string,
  severity: Finding["severity"],
  said: { readonly message: string } & Partial<Pick<Finding, "inputs" | "sources" | "status">>,
): Finding {
  return {
    ruleId: `rule/care/${ruleId}`,
    severity,
    message: said.message,
    sources: said.sources ?? practiceSources,
    status: said.status ?? "expert-opinion",
    ...(said.inputs === undefined ? {} : { inputs: said.inputs }),
  };
}
