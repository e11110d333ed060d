import type { Concordance, ImagingFinding, PainComponent } from "@isotherm/clinic";
import { findingKindFor, findingKinds, stations, targets } from "@isotherm/knowledge";
import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { lastPlace } from "../../state/last-place.ts";
import { Choice } from "../form/choice.tsx";
import form from "../form/form.module.css";
import { Amount, Line, Pick } from "../form/text-fields.tsx";
import { imageKey } from "../plan/linked-plans.ts";
import { titleWord } from "../record/words.ts";
import type { FindingDraft, PainFit } from "./finding-draft.ts";
import imaging from "./imaging.module.css";

const SIDES = (["left", "right", "midline", "both"] as const).map((value) => ({
  value,
  label: titleWord(value),
}));
const RELATIONS = (["apart", "abuts", "encases", "invades", "not-judged"] as const).map((value) => ({
  value,
  label: titleWord(value),
}));
const FITS: readonly { readonly value: Concordance; readonly label: string }[] = [
  { value: "concordant", label: "Concordant" },
  { value: "possible", label: "Possible" },
  { value: "discordant", label: "Discordant" },
  { value: "none", label: "None" },
];
const CONFIDENCES: readonly { readonly value: PainFit["confidence"]; readonly label: string }[] = [
  { value: "high", label: "High" },
  { value: "moderate", label: "Moderate" },
  { value: "low", label: "Low" },
];

interface EditorProperties {
  readonly number: number;
  readonly draft: FindingDraft;
  readonly pains: readonly PainComponent[];
  readonly onChange: (draft: FindingDraft) => void;
  readonly onRemove: () => void;
}

/** One structured finding: what, how large, where, how it lies to the nerve, and how it fits each pain. */
export function FindingEditor({ number, draft, pains, onChange, onRemove }: EditorProperties): ReactElement {
  const set = (part: Partial<FindingDraft>): void => onChange({ ...draft, ...part });
  // The slang of reports: a word that stands for a kind chooses it.
  const named = (structure: string): void => {
    const kind = draft.findingKindId ?? findingKindFor(structure)?.id ?? null;
    set({ structure, findingKindId: kind });
  };
  return (
    <div className={imaging["editor"]} data-testid="finding-editor">
      <div className={imaging["editorHead"]}>
        <strong>Finding {number}</strong>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={onRemove}>
          Remove
        </Button>
      </div>
      <div className={form["row"]}>
        <Line label="Structure" value={draft.structure} onChange={named} testId="finding-structure" />
        <Pick
          label="Kind"
          options={findingKinds().filter(({ id }) => id !== "none")}
          value={draft.findingKindId}
          onChange={(findingKindId) => set({ findingKindId })}
          testId="finding-kind"
        />
        <Amount
          label="Size"
          unit="mm"
          value={draft.sizeMm}
          onChange={(sizeMm) => set({ sizeMm })}
          maximum={1000}
          testId="finding-size"
        />
      </div>
      <div className={form["row"]}>
        <Pick
          label="Station"
          options={stations()}
          value={draft.stationId}
          onChange={(stationId) => set({ stationId })}
          testId="finding-station"
        />
        <Line
          label="Level"
          placeholder="T12"
          value={draft.level}
          onChange={(level) => set({ level })}
          testId="finding-level"
        />
      </div>
      <Choice
        label="Side"
        options={SIDES}
        value={draft.side}
        onChange={(side: ImagingFinding["side"]) => set({ side })}
        testId="finding-side"
      />
      <Choice
        label="To the nerve it"
        options={RELATIONS}
        value={draft.relation}
        onChange={(relation: ImagingFinding["relation"]) => set({ relation })}
        testId="finding-relation"
      />
      <Pick
        label="Nerve"
        options={targets()}
        value={draft.targetId}
        onChange={(targetId) => set({ targetId })}
        testId="finding-target"
      />
      <PlaceField draft={draft} onChange={set} />
      <PainFits draft={draft} pains={pains} onChange={set} />
    </div>
  );
}

/** Ties the finding to the place that was looked at last in a plan. */
function PlaceField(properties: {
  readonly draft: FindingDraft;
  readonly onChange: (part: Partial<FindingDraft>) => void;
}): ReactElement {
  const { draft, onChange } = properties;
  const place = lastPlace();
  if (draft.slice !== null) {
    return (
      <div className="number">
        Tied to ({draft.slice.pointLpsMm.map((value) => value.toFixed(1)).join(", ")}) mm LPS{" "}
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onChange({ slice: null })}>
          Untie
        </Button>
      </div>
    );
  }
  if (place === null) {
    return (
      <div className="quiet">To tie it to a slice, look at the slice in a plan first and come back.</div>
    );
  }
  const { image, pointLpsMm } = place;
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        onClick={() => onChange({ slice: { seriesInstanceUid: imageKey(image), pointLpsMm } })}
        data-testid="tie-slice"
      >
        Tie to the slice looked at last{" "}
        <span className="number">&nbsp;({pointLpsMm.map((value) => value.toFixed(0)).join(", ")})</span>
      </Button>
    </div>
  );
}

function PainFits(properties: {
  readonly draft: FindingDraft;
  readonly pains: readonly PainComponent[];
  readonly onChange: (part: Partial<FindingDraft>) => void;
}): ReactElement {
  const { draft, pains, onChange } = properties;
  if (pains.length === 0) {
    return (
      <div className="quiet">Each finding is judged against each pain once the patient was interviewed.</div>
    );
  }
  const judge = (painId: string, part: Partial<PainFit>): void => {
    const before = draft.concordances[painId];
    const concordance = part.concordance ?? before?.concordance;
    if (concordance === undefined) return;
    const fit: PainFit = { concordance, confidence: part.confidence ?? before?.confidence ?? "low" };
    onChange({ concordances: { ...draft.concordances, [painId]: fit } });
  };
  return (
    <div>
      <div className={form["label"]}>Does it explain the pain?</div>
      {pains.map(({ painId, label }) => {
        const fit = draft.concordances[painId];
        return (
          <div key={painId} className={imaging["pain"]} data-testid="pain-fit">
            <span>“{label}”</span>
            <div>
              <Choice
                label=""
                options={FITS}
                value={fit?.concordance ?? null}
                onChange={(concordance) => judge(painId, { concordance })}
              />
              {fit === undefined ? null : (
                <Choice
                  label="Confidence"
                  options={CONFIDENCES}
                  value={fit.confidence}
                  onChange={(confidence) => judge(painId, { confidence })}
                />
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}
