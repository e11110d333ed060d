import { type TargetRecord, targets } from "@isotherm/knowledge";
import { setTarget } from "@isotherm/planning";
import type { Target, TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Button, Group, NumberInput, Select, Stack, Text, Textarea } from "@mantine/core";
import { IconTrash, IconVectorSpline } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { NameField } from "../../layout/name-field.tsx";
import { StatusMark } from "../../layout/source-note.tsx";
import { editTargetIdentity, type TargetIdentity, useDrawStore } from "../../state/draw-store.ts";
import { editPlan } from "../../state/plan-store.ts";
import { takeTool, useViewStore } from "../../state/view-store.ts";
import { openStep } from "../steps.ts";
import { AimFields } from "./aim-fields.tsx";

const CUSTOM = "custom";

/** What is called how, by what is frozen. */
const WORDS = {
  neurolysis: {
    label: "Nerve",
    one: "the nerve",
    custom: "Another nerve (custom)",
    invitation: "choose the nerve, press Draw, then click along it in any plane",
  },
  "tumor-ablation": {
    label: "Target",
    one: "the tumor",
    custom: "A tumor, a node or another target (custom)",
    invitation: "name the tumor, press Draw, then click along its longest way in any plane",
  },
} as const;

type Words = (typeof WORDS)[TreatmentPlan["procedureType"]];

/** Which nerve or tumor is to be frozen, where it runs, and what is known about it. */
export function TargetStep({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const isNerve = plan.procedureType === "neurolysis";
  const words = WORDS[plan.procedureType];
  const [picked, setPicked] = useState(plan.target !== null);
  // A tumor is in no atlas: its own fields stand open at once.
  const chosen = picked || !isNerve;
  const draft = useDrawStore((state) => state.targetIdentity);
  const identity = plan.target ?? draft;
  const record = targets().find((candidate) => candidate.id === identity.knowledgeTargetId);
  return (
    <Stack gap="sm">
      <Select
        label={words.label}
        placeholder="Search the atlas"
        searchable={true}
        nothingFoundMessage={`Not in the atlas: choose “${words.custom}”`}
        data={[...ATLAS_CHOICES, { value: CUSTOM, label: words.custom }]}
        filter={({ options, search }) =>
          options.filter((option) => "value" in option && answers(option.value, search, words))
        }
        onFocus={(event) => event.currentTarget.select()}
        value={chosen || record !== undefined ? (identity.knowledgeTargetId ?? CUSTOM) : null}
        onChange={(value) => {
          if (value === null) return;
          setPicked(true);
          editTargetIdentity(atlasIdentity(value));
        }}
        data-testid="target-search"
      />
      {chosen && identity.knowledgeTargetId === null ? <CustomFields identity={identity} /> : null}
      {record === undefined ? null : <AtlasNote record={record} />}
      <IdentityFields identity={identity} asksFibers={isNerve} />
      {plan.target === null ? (
        <DrawInvitation words={words} />
      ) : (
        <LineFields target={plan.target} words={words} />
      )}
      <AimFields plan={plan} />
      {plan.target === null ? null : (
        <Button variant="light" onClick={() => openStep("structures")}>
          Next: structures
        </Button>
      )}
    </Stack>
  );
}

const ATLAS_CHOICES: readonly { readonly value: string; readonly label: string }[] = targets().map(
  ({ id, name, atlasNumber }) => ({ value: id, label: `${name} · ${atlasNumber}` }),
);

/** Whether a nerve is meant by what was typed: its name, a synonym, or its number in the atlas. */
function answers(targetId: string, search: string, { custom }: Words): boolean {
  const typed = search.trim().toLowerCase();
  const isWholeLabel = [custom, ...ATLAS_CHOICES.map(({ label }) => label)].some(
    (label) => label.toLowerCase() === typed,
  );
  if (typed === "" || isWholeLabel) return true;
  const record = targets().find((candidate) => candidate.id === targetId);
  if (record === undefined) return custom.toLowerCase().includes(typed);
  const { name, synonyms, atlasNumber } = record;
  return [name, atlasNumber, ...synonyms].some((text) => text.toLowerCase().includes(typed));
}

function IdentityFields(properties: {
  readonly identity: TargetIdentity;
  readonly asksFibers: boolean;
}): ReactElement {
  const { identity, asksFibers } = properties;
  return (
    <Group grow={true} align="end" gap="sm">
      {asksFibers ? (
        <Select
          label="Fibers"
          data={["autonomic", "mixed", "motor", "sensory"]}
          value={identity.fibers}
          allowDeselect={false}
          onChange={(value) => value !== null && editTargetIdentity({ fibers: value as Target["fibers"] })}
        />
      ) : null}
      <Select
        label="Side"
        placeholder="not set"
        data={["left", "midline", "right"]}
        value={identity.side}
        onChange={(value) => editTargetIdentity({ side: value as Target["side"] })}
        data-testid="target-side"
      />
    </Group>
  );
}

function DrawInvitation({ words }: { readonly words: Words }): ReactElement {
  const drawing = useViewStore((state) => state.tool === "draw-line" && state.drawPurpose === "target");
  return (
    <>
      <Text size="sm" c="dimmed">
        Next: {words.invitation}; a double click or Enter ends the line.
      </Text>
      <Button
        leftSection={<IconVectorSpline size={18} />}
        variant={drawing ? "filled" : "light"}
        onClick={() => takeTool("draw-line", "target")}
        data-testid="draw-nerve"
      >
        {drawing ? `Click along ${words.one}…` : `Draw ${words.one}`}
      </Button>
    </>
  );
}

function LineFields(properties: { readonly target: Target; readonly words: Words }): ReactElement {
  const { target, words } = properties;
  return (
    <>
      <NumberInput
        label={`Radius of ${words.one}`}
        suffix=" mm"
        min={0.1}
        max={20}
        step={0.1}
        decimalScale={2}
        value={target.geometry.radiusMm}
        onChange={(value) => typeof value === "number" && value >= 0.1 && editRadius(value)}
        classNames={{ input: "number" }}
      />
      <Text size="sm" c="dimmed">
        Line of {target.geometry.pointsLpsMm.length} points; drag a point in any view to correct it.
      </Text>
      <Group grow={true}>
        <Button variant="default" onClick={() => takeTool("draw-line", "target")} data-testid="draw-nerve">
          Draw again
        </Button>
        <Button
          variant="default"
          leftSection={<IconTrash size={16} />}
          onClick={() => editPlan((plan) => setTarget(plan, null))}
        >
          Remove
        </Button>
      </Group>
    </>
  );
}

function editRadius(radiusMm: number): void {
  editPlan(
    (plan) =>
      plan.target === null
        ? plan
        : setTarget(plan, { ...plan.target, geometry: { ...plan.target.geometry, radiusMm } }),
    { drag: "target/radius" },
  );
}

function CustomFields({ identity }: { readonly identity: TargetIdentity }): ReactElement {
  const missing = (identity.safeAccess ?? "").trim() === "";
  return (
    <>
      <NameField
        label="Name"
        value={identity.name}
        onKeep={(name) => editTargetIdentity({ name })}
        testId="target-name"
      />
      <Textarea
        label="Safe access"
        description="Path, structures on the way, guidance. A custom target cannot be approved without it."
        autosize={true}
        minRows={3}
        value={identity.safeAccess ?? ""}
        error={missing ? "Missing" : null}
        onChange={(event) => editTargetIdentity({ safeAccess: textOrNull(event.currentTarget.value) })}
        data-testid="safe-access"
      />
    </>
  );
}

function textOrNull(text: string): string | null {
  return text === "" ? null : text;
}

const CRYO_STATUS_WORDS: Readonly<Record<TargetRecord["cryoStatus"], string>> = {
  usual: "usually frozen",
  reported: "freezing is reported",
  "case-reports": "case reports of freezing",
  "not-tried-by-operator": "not yet tried by the operator of the notes",
  disabled: "freezing is not offered",
};

function AtlasNote({ record }: { readonly record: TargetRecord }): ReactElement {
  const { cryoStatus, cryoStatusReason, guidance, status, sources } = record;
  return (
    <Text size="sm" c="dimmed" component="div">
      <div>
        {CRYO_STATUS_WORDS[cryoStatus]}
        {cryoStatusReason === null ? "" : `: ${cryoStatusReason}`}
      </div>
      <div>Guidance: {guidance}</div>
      <StatusMark status={status} sources={sources} />
    </Text>
  );
}

/** What the atlas says of a nerve; what is drawn stays. */
function atlasIdentity(value: string): Partial<TargetIdentity> {
  const record = targets().find((candidate) => candidate.id === value);
  if (record === undefined) return { name: "Custom target", knowledgeTargetId: null };
  return { name: record.name, knowledgeTargetId: record.id, fibers: record.fibers };
}
