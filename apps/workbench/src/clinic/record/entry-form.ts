import type { EventContent, RecordEntry } from "@isotherm/clinic";
import { useState } from "react";
import { useDraft } from "./drafts.ts";
import { localInputValue } from "./moments.ts";
import { type RecordDesk, sentenceOf } from "./record-desk.ts";

/** What a form makes of its fields: the entry, or what it still lacks. */
export type FormCheck =
  | { readonly content: EventContent }
  /** Each in a few words, such as “which nerve”. */
  | { readonly missing: readonly string[] };

/** What one form is about. */
export interface EntryFormQuestion<Values> {
  readonly desk: RecordDesk;
  /** Tells the drafts of different forms apart. */
  readonly formId: string;
  readonly initial: Values;
  readonly check: (values: Values) => FormCheck;
  /** The entry that is corrected; null for a new one. */
  readonly corrects: RecordEntry | null;
  readonly onSaved?: (() => void) | undefined;
  /** Where the fields themselves say when it happened, as `<input type="datetime-local">` has it. */
  readonly happenedAtOf?: (values: Values) => string;
}

/** A form on its way into the record. */
export interface EntryForm<Values> {
  readonly values: Values;
  readonly change: (part: Partial<Values>) => void;
  readonly missing: readonly string[];
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  /** What the server said when it refused; null while nothing went wrong. */
  readonly message: string | null;
  readonly isCorrection: boolean;
  readonly reason: string;
  readonly changeReason: (reason: string) => void;
  /** As `<input type="datetime-local">` has it; empty means now. */
  readonly happenedAt: string;
  readonly changeHappenedAt: (value: string) => void;
  /** What somebody else made of the entry while this was written; null where nobody did. */
  readonly overtakenBy: RecordEntry | null;
  readonly mine: EventContent | null;
  /** Goes on from what the other one wrote; this form's words stay. */
  readonly rebase: () => void;
  readonly save: () => Promise<void>;
  readonly discard: () => void;
}

interface FormDraft<Values> {
  readonly values: Values;
  readonly happenedAt: string;
  readonly reason: string;
  /** Version that the correction was begun on. */
  readonly basedOn: string | null;
  /** How it was sent, kept over retries so that it is written once; a change makes it another entry. */
  readonly sent: { readonly id: string; readonly happenedAt: string } | null;
}

/** Keeps what is written as a draft, and appends it to the record once it is whole. */
export function useEntryForm<Values>(question: EntryFormQuestion<Values>): EntryForm<Values> {
  const { desk, formId, corrects, initial, check } = question;
  const draft = useDraft<FormDraft<Values>>(`${desk.patientId}/${formId}/${corrects?.entryId ?? "new"}`, {
    values: initial,
    happenedAt: corrects === null ? "" : localInputValue(corrects.happenedAt),
    reason: "",
    basedOn: corrects?.current.id ?? null,
    sent: null,
  });
  const [isSaving, setSaving] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const { values, happenedAt, reason, basedOn } = draft.value;
  const change = (part: Partial<FormDraft<Values>>): void =>
    draft.change({ ...draft.value, sent: null, ...part });
  const checked = check(values);
  const missing = [
    ...("missing" in checked ? checked.missing : []),
    ...(corrects !== null && reason.trim() === "" ? ["why it is corrected"] : []),
  ];
  const save = async (): Promise<void> => {
    if (missing.length > 0 || isSaving || !("content" in checked)) return;
    setSaving(true);
    setMessage(null);
    const sent = draft.value.sent ?? {
      id: crypto.randomUUID(),
      happenedAt: momentOf(question.happenedAtOf?.(values) || happenedAt, corrects),
    };
    change({ sent });
    try {
      const answer = await desk.write({
        ...sent,
        correction: basedOn === null ? null : { eventId: basedOn, reason: reason.trim() },
        content: checked.content,
      });
      if (answer.kind === "conflict") {
        setMessage(answer.message);
        return;
      }
      draft.clear();
      question.onSaved?.();
    } catch (error) {
      setMessage(sentenceOf(error));
    } finally {
      setSaving(false);
    }
  };
  return {
    values,
    missing,
    isSaving,
    message,
    reason,
    happenedAt,
    save,
    isDirty: draft.isDirty,
    isCorrection: corrects !== null,
    change: (part) => change({ values: { ...values, ...part } }),
    changeReason: (next) => change({ reason: next }),
    changeHappenedAt: (next) => change({ happenedAt: next }),
    overtakenBy: corrects !== null && basedOn !== corrects.current.id ? corrects : null,
    mine: "content" in checked ? checked.content : null,
    rebase: () => change({ basedOn: corrects?.current.id ?? null }),
    discard: () => {
      draft.clear();
      setMessage(null);
    },
  };
}

/**
 * The moment that was entered; the old one where it was not touched, and now where none was entered. A minute stands for its end,
 * or for now where it has not ended: what was written down in that minute came before.
 */
function momentOf(entered: string, corrects: RecordEntry | null): string {
  if (corrects !== null && entered === localInputValue(corrects.happenedAt)) return corrects.happenedAt;
  const minuteMs = new Date(entered).getTime();
  const now = Date.now();
  return new Date(Number.isNaN(minuteMs) ? now : Math.min(now, minuteMs + 59_999)).toISOString();
}
