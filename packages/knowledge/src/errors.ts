/** Codes of the errors that this package throws. */
export type KnowledgeErrorCode =
  /** An id or key that no record has. */
  | "KNOWLEDGE_UNKNOWN_ID"
  /** A rule was asked with an input missing or of the wrong kind. */
  | "KNOWLEDGE_RULE_INPUT";

/** Input that the knowledge package cannot use; test `code`, not `instanceof`. */
export class KnowledgeError extends Error {
  readonly code: KnowledgeErrorCode;

  constructor(code: KnowledgeErrorCode, message: string) {
    super(message);
    this.name = "KnowledgeError";
    this.code = code;
  }
}
