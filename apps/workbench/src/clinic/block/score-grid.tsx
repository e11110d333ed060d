import type { PainComponent } from "@isotherm/clinic";
import { ActionIcon, Button, NumberInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { ReactElement } from "react";
import form from "../form/form.module.css";
import block from "./block.module.css";
import { type BlockDraft, newTime, type PainScores, type TimeDraft } from "./block-draft.ts";

interface GridProperties {
  readonly draft: BlockDraft;
  readonly pains: readonly PainComponent[];
  readonly onChange: (part: Partial<BlockDraft>) => void;
}

/** Every pain before and at each time after, at rest and on the movement that provokes it; times can be as many as wanted. */
export function ScoreGrid({ draft, pains, onChange }: GridProperties): ReactElement {
  const setTime = (next: TimeDraft): void =>
    onChange({ times: draft.times.map((time) => (time.key === next.key ? next : time)) });
  return (
    <div>
      <div className={form["label"]}>Pain, 0 to 10, before and over the hours</div>
      <div className={block["scroll"]}>
        <table className={block["grid"]} data-testid="score-grid">
          <thead>
            <tr>
              <th>After</th>
              {pains.map(({ painId, label }) => (
                <th key={painId} colSpan={2}>
                  “{label}”: at rest, on movement
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr data-testid="scores-before">
              <td>Before</td>
              <ScoreCells
                name="before"
                pains={pains}
                scores={draft.before}
                onChange={(before) => onChange({ before })}
              />
            </tr>
            {draft.times.map((time) => (
              <tr key={time.key} data-testid="scores-after">
                <td>
                  <NumberInput
                    className={block["time"] ?? ""}
                    aria-label="Minutes after the block"
                    suffix=" min"
                    hideControls={true}
                    min={0}
                    value={time.afterMinutes ?? ""}
                    onChange={(value) => setTime({ ...time, afterMinutes: numberOf(value) })}
                  />
                </td>
                <ScoreCells
                  name="after"
                  pains={pains}
                  scores={time.pains}
                  onChange={(next) => setTime({ ...time, pains: next })}
                />
                <td>
                  {draft.times.length < 2 ? null : (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label="Remove this time"
                      onClick={() => onChange({ times: draft.times.filter(({ key }) => key !== time.key) })}
                    >
                      <IconX size={16} />
                    </ActionIcon>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button
        size="xs"
        variant="default"
        mt={6}
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange({ times: [...draft.times, newTime()] })}
        data-testid="add-time"
      >
        Add a time
      </Button>
    </div>
  );
}

function ScoreCells(properties: {
  readonly name: string;
  readonly pains: readonly PainComponent[];
  readonly scores: Readonly<Record<string, PainScores>>;
  readonly onChange: (scores: Readonly<Record<string, PainScores>>) => void;
}): ReactElement {
  const { name, pains, scores, onChange } = properties;
  return (
    <>
      {pains.flatMap(({ painId, label }) =>
        (["restScore", "provokedScore"] as const).map((field) => {
          const before = scores[painId] ?? { restScore: null, provokedScore: null };
          return (
            <td key={`${painId}/${field}`}>
              <NumberInput
                className={block["cell"] ?? ""}
                aria-label={`${label}, ${name}, ${field === "restScore" ? "at rest" : "on movement"}`}
                hideControls={true}
                min={0}
                max={10}
                clampBehavior="strict"
                value={before[field] ?? ""}
                onChange={(value) =>
                  onChange({ ...scores, [painId]: { ...before, [field]: numberOf(value) } })
                }
              />
            </td>
          );
        }),
      )}
    </>
  );
}

function numberOf(value: number | string): number | null {
  return typeof value === "number" ? value : null;
}
