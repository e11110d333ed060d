import { planFingerprint } from "@isotherm/planning";
import type { TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { Button, Stack, Text } from "@mantine/core";
import { IconDownload, IconEye, IconFileTypePdf, IconStack2 } from "@tabler/icons-react";
import { type ReactElement, type ReactNode, useState } from "react";
import { StaleNote } from "../freeze/stale-note.tsx";
import { FailureNote } from "../layout/failure-note.tsx";
import { openStep } from "../plan/steps.ts";
import { useFreezeStore } from "../state/freeze-store.ts";
import type { ExportKind } from "../worker/jobs.ts";
import { makeFile, offerDownload, openInTab } from "./make-file.ts";
import { NotesField } from "./notes-field.tsx";
import { ReportPageList } from "./report-pages.tsx";

interface ExportChoice {
  readonly kind: ExportKind;
  readonly label: string;
  readonly icon: ReactNode;
  readonly seriesOnly: boolean;
}

const EXPORTS: readonly ExportChoice[] = [
  { kind: "report-pdf", label: "Report (PDF)", icon: <IconDownload size={18} />, seriesOnly: false },
  {
    kind: "report-dicom-pdf",
    label: "Report as DICOM",
    icon: <IconFileTypePdf size={18} />,
    seriesOnly: true,
  },
  {
    kind: "isotherms-seg",
    label: "Isotherms and structures as DICOM SEG",
    icon: <IconStack2 size={18} />,
    seriesOnly: true,
  },
  {
    kind: "isotherms-rtstruct",
    label: "Isotherms and structures as RTSTRUCT",
    icon: <IconStack2 size={18} />,
    seriesOnly: true,
  },
];

/** What leaves the workbench: the report, and the isotherms for other software. */
export function ReportStep({ plan }: { readonly plan: TreatmentPlan }): ReactElement {
  const outcome = useFreezeStore((state) => state.outcome);
  const [busy, setBusy] = useState<string | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  if (outcome === null) {
    return (
      <>
        <Text size="sm" c="dimmed" mb="sm">
          The report shows what was computed; freeze first.
        </Text>
        <Button variant="light" fullWidth={true} onClick={() => openStep("freeze")}>
          Go to Freeze
        </Button>
      </>
    );
  }
  const run = (name: string, work: Promise<void>): void => {
    setBusy(name);
    setMessage(null);
    work
      .catch((error: unknown) => setMessage(error instanceof Error ? error.message : String(error)))
      .finally(() => setBusy(null));
  };
  const isStale = planFingerprint(plan) !== outcome.planFingerprint;
  return (
    <Stack gap="sm">
      {isStale ? <StaleNote /> : null}
      <ReportPageList />
      <Button
        size="md"
        disabled={isStale}
        variant="light"
        leftSection={<IconEye size={18} />}
        loading={busy === "preview"}
        onClick={() => run("preview", makeFile(plan, "report-pdf").then(openInTab))}
        data-testid="report-preview"
      >
        Look at the report
      </Button>
      {EXPORTS.filter(({ seriesOnly }) => !seriesOnly || plan.image.kind !== "nifti").map(
        ({ kind, label, icon }) => (
          <Button
            key={kind}
            variant={kind === "report-pdf" ? "filled" : "default"}
            justify="flex-start"
            disabled={isStale}
            leftSection={icon}
            loading={busy === kind}
            onClick={() => run(kind, makeFile(plan, kind).then(offerDownload))}
            data-testid={`export-${kind}`}
          >
            {label}
          </Button>
        ),
      )}
      {message === null ? null : <FailureNote message={message} />}
      <NotesField plan={plan} />
      <Text size="xs" c="dimmed">
        Isotherms leave as they are at the time shown below the images. For planning, teaching and research;
        not a cleared medical device. A person signs.
      </Text>
    </Stack>
  );
}
