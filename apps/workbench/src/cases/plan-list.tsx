import { Button, Checkbox, Group, Skeleton, Stack, TextInput } from "@mantine/core";
import { IconGitCompare, IconSearch } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { FailureNote } from "../layout/failure-note.tsx";
import type { PlanEntry } from "../server/plans.ts";
import { goTo } from "../state/route.ts";
import { duplicateSavedPlan, toggleArchive } from "./plan-actions.ts";
import { PlanRow } from "./plan-row.tsx";
import { RenameDialog } from "./rename-dialog.tsx";
import type { PlanList as PlanListState } from "./use-plan-list.ts";

/** The saved plans: search, open, rename, duplicate, compare, archive. */
export function PlanList({ list }: { readonly list: PlanListState }): ReactElement {
  const [search, setSearch] = useState("");
  const [withArchived, setWithArchived] = useState(false);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [renaming, setRenaming] = useState<PlanEntry | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  if (list.message !== null) {
    return <FailureNote message={list.message} action={{ label: "Retry", onClick: list.reload }} />;
  }
  if (list.plans === null) return <WaitingRows />;
  const shown = list.plans.filter((plan) => (withArchived || !plan.archived) && matches(plan, search));
  const after = (work: Promise<unknown>): void => {
    work.then(list.reload, (error: unknown) =>
      setMessage(String(error instanceof Error ? error.message : error)),
    );
  };
  return (
    <div>
      <Group mb="sm" gap="md">
        <TextInput
          size="sm"
          placeholder="Search"
          aria-label="Search cases"
          leftSection={<IconSearch size={16} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          w={260}
        />
        <Checkbox
          size="xs"
          label="Show archived"
          checked={withArchived}
          onChange={(event) => setWithArchived(event.currentTarget.checked)}
        />
        <CompareButton picked={picked} />
      </Group>
      {message === null ? null : <FailureNote message={message} />}
      {shown.length === 0 ? (
        <p className="quiet">No plan yet. Open a demo case above, or images of your own.</p>
      ) : (
        shown.map((plan) => (
          <PlanRow
            key={plan.id}
            plan={plan}
            picked={picked.includes(plan.id)}
            onOpen={() => goTo({ screen: "plan", planId: plan.id })}
            onDuplicate={() => after(duplicateSavedPlan(plan.id))}
            onRename={() => setRenaming(plan)}
            onArchive={() => after(toggleArchive(plan))}
            onPick={() => setPicked(togglePick(picked, plan.id))}
          />
        ))
      )}
      <RenameDialog plan={renaming} onClose={() => setRenaming(null)} onRenamed={list.reload} />
    </div>
  );
}

function CompareButton({ picked }: { readonly picked: readonly string[] }): ReactElement {
  const [first, second] = picked;
  const ready = first !== undefined && second !== undefined;
  return (
    <Button
      size="xs"
      variant="default"
      ml="auto"
      leftSection={<IconGitCompare size={16} />}
      disabled={!ready}
      title={ready ? "Compare the two chosen plans" : "Choose two plans to compare them"}
      onClick={() => ready && goTo({ screen: "compare", planIds: [first, second] })}
      data-testid="compare-plans"
    >
      Compare
    </Button>
  );
}

function WaitingRows(): ReactElement {
  return (
    <Stack gap={8} aria-busy="true" aria-label="Reading the list of cases">
      <Skeleton height={44} />
      <Skeleton height={44} />
      <Skeleton height={44} />
    </Stack>
  );
}

function matches(plan: PlanEntry, search: string): boolean {
  const text = `${plan.title} ${plan.targetName ?? ""}`.toLowerCase();
  return text.includes(search.trim().toLowerCase());
}

/** At most two; a third pick drops the first. */
function togglePick(picked: readonly string[], planId: string): readonly string[] {
  if (picked.includes(planId)) return picked.filter((id) => id !== planId);
  return [...picked, planId].slice(-2);
}
