import { Button } from "@mantine/core";
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { FailureNote } from "../../layout/failure-note.tsx";
import { ContentView } from "../record/content-view.tsx";
import type { EntryForm } from "../record/entry-form.ts";
import { localInputValue, readableMoment } from "../record/moments.ts";
import { useNameOf } from "../record/people.ts";
import type { RecordDesk } from "../record/record-desk.ts";
import styles from "./form.module.css";
import { Line } from "./text-fields.tsx";

/** Frame of every form: the fields, what is still missing, when it happened, and the way into the record. */
export function EntryFrame<Values>(properties: {
  readonly desk: RecordDesk;
  readonly form: EntryForm<Values>;
  readonly saveLabel: string;
  readonly onCancel?: (() => void) | undefined;
  readonly children: ReactNode;
  readonly testId?: string;
}): ReactElement {
  const { desk, form, saveLabel, onCancel, children, testId } = properties;
  const saveOnKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void form.save();
  };
  return (
    <form
      className={styles["form"]}
      data-testid={testId}
      onKeyDown={saveOnKey}
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      {children}
      {form.isCorrection ? (
        <Line
          label="Why it is corrected"
          value={form.reason}
          onChange={form.changeReason}
          testId="correction-reason"
        />
      ) : null}
      {form.overtakenBy === null ? null : <Overtaken desk={desk} form={form} />}
      {form.message === null ? null : (
        <FailureNote
          message={form.message}
          action={{ label: "Try again", onClick: () => void form.save() }}
        />
      )}
      <EntryFoot form={form} saveLabel={saveLabel} onCancel={onCancel} />
    </form>
  );
}

function EntryFoot<Values>(properties: {
  readonly form: EntryForm<Values>;
  readonly saveLabel: string;
  readonly onCancel: (() => void) | undefined;
}): ReactElement {
  const { form, saveLabel, onCancel } = properties;
  const blocked = form.missing.length > 0 || form.overtakenBy !== null;
  const missingId = useId();
  return (
    <div className={styles["foot"]}>
      {form.missing.length === 0 ? null : (
        <div className={styles["missing"]} id={missingId} data-testid="still-missing">
          <strong>Still missing:</strong> {form.missing.join(" · ")}
        </div>
      )}
      <Button
        type="submit"
        disabled={blocked}
        loading={form.isSaving}
        title="Ctrl+Enter"
        aria-describedby={form.missing.length === 0 ? undefined : missingId}
        data-testid="save-entry"
      >
        {saveLabel}
      </Button>
      {onCancel === undefined && !form.isDirty ? null : (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            form.discard();
            onCancel?.();
          }}
          data-testid="discard-entry"
        >
          {form.isDirty ? "Throw away what I wrote" : "Cancel"}
        </Button>
      )}
      <span className={styles["footSpace"]} />
      <WhenField form={form} />
    </div>
  );
}

/** When it happened: now, unless somebody says otherwise. */
function WhenField<Values>({ form }: { readonly form: EntryForm<Values> }): ReactElement {
  const [asks, setAsks] = useState(false);
  if (form.happenedAt === "" && !asks) {
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        onClick={() => setAsks(true)}
        data-testid="happened-now"
      >
        Happened now…
      </Button>
    );
  }
  return (
    <label className="quiet">
      Happened{" "}
      <input
        type="datetime-local"
        className={`${styles["when"]} number`}
        value={form.happenedAt}
        max={localInputValue(new Date().toISOString())}
        onChange={(event) => form.changeHappenedAt(event.currentTarget.value)}
        title="When it happened; leave empty for now"
        data-testid="happened-at"
      />
    </label>
  );
}

/** Somebody else was first: both versions side by side, and nothing is lost on either side. */
function Overtaken<Values>(properties: {
  readonly desk: RecordDesk;
  readonly form: EntryForm<Values>;
}): ReactElement | null {
  const { desk, form } = properties;
  const nameOf = useNameOf();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    section.current?.scrollIntoView({ block: "center" });
    section.current?.focus();
  }, []);
  const other = form.overtakenBy;
  if (other === null) return null;
  const { author, recordedAt } = other.current;
  return (
    <section
      ref={section}
      className={styles["conflict"]}
      role="alert"
      tabIndex={-1}
      data-testid="entry-conflict"
    >
      <strong>Somebody else changed this entry while you were writing.</strong>
      <div className="quiet">
        {nameOf(author.id)} ({author.role}), {readableMoment(recordedAt)}. Both versions stay in the record,
        whatever you do now.
      </div>
      <div className={styles["sides"]}>
        <div className={styles["side"]}>
          <h4>Theirs, as it stands now</h4>
          <ContentView content={other.content} record={desk.record} />
        </div>
        <div className={styles["side"]}>
          <h4>Yours, not saved yet</h4>
          {form.mine === null ? (
            <p className="quiet">It stands in the fields above and is not complete yet.</p>
          ) : (
            <ContentView content={form.mine} record={desk.record} />
          )}
        </div>
      </div>
      <Button size="xs" onClick={form.rebase} data-testid="conflict-continue">
        I have seen theirs; go on with mine
      </Button>{" "}
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        onClick={form.discard}
        data-testid="conflict-keep-theirs"
      >
        Keep theirs, drop mine
      </Button>
    </section>
  );
}
